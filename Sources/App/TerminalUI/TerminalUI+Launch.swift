import ChatUI
import Conversation
import Dispatch
import Glibc
import SessionEngine
import Terminal

extension TerminalUI {
  /// Opens the terminal and runs the chat in it until the user leaves; answers the exit code.
  ///
  /// Called on the main thread, which it keeps until then. The engine opens its history meanwhile.
  /// - Throws: ``TerminalProblem``, before anything was written to the terminal; an agent named by path that cannot be run.
  static func launch(_ assembly: Assembly) throws -> Int32 {
    if let problem = assembly.namedClaudeProblem { throw problem }
    let arguments = assembly.arguments
    let defaults = assembly.defaults(fallsBack: true)
    let options = try arguments.sessionOptions(over: defaults, folder: assembly.folder)
    let first = try arguments.newSession(
      named: arguments.operands.first ?? "", over: defaults, folder: assembly.folder, templates: assembly.templates)
    let looks = try ScreenLooks(assembly)
    let signals = TerminalSignals.open()
    guard let bell = Bell() else { throw TerminalProblem.cannotOpen("the system has no more files to give") }
    let driver = try CursesDriver(environment: assembly.environment, theme: looks.first)
    let engine = assembly.engine()
    let isDemo = options.agent == "demo"
    let choice = SessionChoice(
      name: first.name.isEmpty ? nil : first.name, session: first,
      requiredAgent: arguments.has("--demo") ? "demo" : nil, takesOver: arguments.has("--take-over"),
      resumed: try resumed(assembly),
      adjustment: arguments.setsSessionOptions
        ? SessionAdjustment(arguments: arguments, folder: assembly.folder) : nil)
    let engineCare = assembly.care(fallsBack: true)
    let staying = Task {
      await engine.start()
      let problems = await engineCare.begin(engine)
      let opened = await choice.open(in: engine)
      for problem in problems { engine.events.post(.problem(problem)) }
      await engine.watchOthers()
      if isDemo, !arguments.has("--demo"), case .failure(let problem) = assembly.claude {
        engine.events.post(.problem(Problem(.agentMissing, "\(problem) Until then the built-in demo answers.")))
      }
      await engineCare.stay(with: engine, opened: opened)
    }
    let care = TerminalCare(host: assembly.host)
    care.take(driver)
    var chat = ChatOptions(
      newSession: options, realAgent: (try? assembly.claude.get()).map { _ in "claude" },
      agents: assembly.agentNames,
      home: assembly.environment["HOME"], showsSidebar: assembly.configuration.showsSidebar,
      sidebarWidth: assembly.configuration.sidebarWidth, size: driver.size)
    looks.prepare(&chat)
    chat.hasMouse = assembly.configuration.hasMouse
    chat.sidebarDetail = assembly.configuration.sidebarDetail
    chat.groupsSessions = assembly.configuration.groupsSessions
    chat.attention = assembly.configuration.attention
    if chat.hasMouse { driver.setMouse(true) }
    let ui = TerminalUI(
      driver: driver, engine: engine, bell: bell, signals: signals, terminalCare: care, state: ChatState(chat),
      looks: looks,
      editor: ExternalEditor(environment: assembly.environment), editorFolder: assembly.folders.data,
      templates: assembly.templates, newSession: options,
      desktop: Desktop(environment: assembly.environment), home: assembly.environment["HOME"])
    let code = ui.run()
    staying.cancel()
    care.release()
    close(engine, assembly)
    return code
  }

  private static func resumed(_ assembly: Assembly) throws -> (String, ClaudeAdoption)? {
    guard let words = assembly.arguments["--resume"] else { return nil }
    guard assembly.arguments.operands.isEmpty else {
      throw UsageProblem("--resume says which session opens, so no name can stand beside it.")
    }
    return (words, try ClaudeAdoption(environment: assembly.environment))
  }

  /// How long leaving may take at most, in seconds: twice what ending an agent that heeds nothing takes.
  private static let closingPatience = 8

  /// Ends all agents in order. The terminal is the user's again by now; they are told what they wait for when it takes long.
  ///
  /// Leaving never hangs: what does not end in time is left to the guardian, which ends it once this program is gone.
  private static func close(_ engine: SessionEngine, _ assembly: Assembly) {
    let done = DispatchSemaphore(value: 0)
    Task {
      await engine.close()
      await assembly.host.close()
      done.signal()
    }
    if done.wait(timeout: .now() + .milliseconds(400)) == .timedOut {
      TextOutput(descriptor: 2).line("skein: waiting for the agents to end…")
      _ = done.wait(timeout: .now() + .seconds(closingPatience))
    }
  }
}
