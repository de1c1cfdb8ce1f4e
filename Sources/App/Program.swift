import Agents
import Conversation
import Dispatch
import Glibc
import Synchronization

/// Skein as a program: reads its command line and does what that asks for.
public enum Program {
  public static let version = "0.1.0"

  /// Runs to the end and answers the exit code. To be called on the main thread, once.
  public static func run() -> Int32 {
    // A reader that went away is an error of the write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    let environment = inheritedEnvironment()
    let errors = TextOutput(descriptor: 2)
    do throws(any Error) {
      let arguments = try ArgumentParser.parse(words)
      if arguments.command == CommandTable.demoAgent {
        return DemoAgent.run(arguments: arguments.operands, environment: environment, version: version)
      }
      if arguments.has("--man") {
        TextOutput(descriptor: 1).write(ManPage.text(version: version))
        return ExitCode.done
      }
      if arguments.has("--help") || arguments.has("--version") {
        let text = arguments.has("--version") ? "skein \(version)" : HelpText.of(arguments.command)
        TextOutput(descriptor: 1).line(text)
        return ExitCode.done
      }
      let assembly = try Assembly(arguments, environment: environment, folder: currentFolder(environment))
      if arguments.command == CommandTable.root || arguments.command == CommandTable.open {
        return try TerminalUI.launch(assembly)
      }
      return runCommand(assembly)
    } catch {
      errors.line("skein: \(error)")
      return ExitCode.of(error)
    }
  }

  /// Commands are asynchronous; the main thread waits for the one that was asked for.
  private static func runCommand(_ assembly: Assembly) -> Int32 {
    let signals = SignalWatch()
    let outcome = Mutex(ExitCode.failed)
    let done = DispatchSemaphore(value: 0)
    Task {
      let code = await CommandRunner(assembly.arguments, in: assembly.world(), signals: signals).run()
      await assembly.host.close()
      outcome.withLock { $0 = code }
      done.signal()
    }
    done.wait()
    return outcome.withLock { $0 }
  }

  private static func inheritedEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let words = String(cString: text)
      if let cut = words.firstIndex(of: "=") {
        variables[String(words[..<cut])] = String(words[words.index(after: cut)...])
      }
      entry += 1
    }
    return variables
  }

  /// As the user named it (`PWD`) where that is the same folder, so that symbolic links keep their names.
  private static func currentFolder(_ environment: [String: String]) -> String {
    var real = [CChar](repeating: 0, count: Int(PATH_MAX))
    let here = getcwd(&real, real.count).map { String(cString: $0) } ?? "/"
    guard let named = environment["PWD"], named.hasPrefix("/") else { return here }
    var one = stat()
    var other = stat()
    guard stat(named, &one) == 0, stat(here, &other) == 0 else { return here }
    return one.st_ino == other.st_ino && one.st_dev == other.st_dev ? named : here
  }
}
