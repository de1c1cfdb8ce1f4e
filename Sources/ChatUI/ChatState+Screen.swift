import Conversation
import Terminal

extension ChatState {
  /// Actions of the whole screen.
  mutating func performScreen(_ action: Action, now: Timestamp) -> [Effect] {
    switch action {
    case .escape: return interrupt(now: now)
    case .cancel: return cancel(now: now)
    case .leave, .quit: return leave()
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .help: overlay = .help(HelpSheet())
    case .palette: showPalette()
    case .pageUp: withPane { $0.transcript.pageUp() }
    case .pageDown: withPane { $0.transcript.pageDown() }
    case .follow: withPane { $0.transcript.toEnd() }
    case .zoom: toggleZoom()
    case .split: return toggleSplit(now: now)
    case .otherPane: return goToOtherPane(now: now)
    case .usage: return openUsage()
    case .toggleDetail: withPane { $0.transcript.toggleDetail() }
    case .cycleMode: return cycleMode()
    case .chooseMode: showModes()
    case .chooseModel: showModels(now: now)
    case .chooseTheme: showThemes()
    case .queue: overlay = .queue(QueuePanel())
    case .copyReply: return copyReply(now: now)
    case .findPlaces: return findPlaces(now: now)
    case .mouse: return toggleMouse(now: now)
    case .useRealAgent: return useRealAgent(now: now)
    default: break
    }
    return []
  }

  /// An agent that does not react is asked again, and the user told what else there is.
  private mutating func interrupt(now: Timestamp) -> [Effect] {
    guard let session, session.isBusy else { return [] }
    if let asked = interrupted, asked.session == session.id, asked.time >= session.since {
      if now.since(asked.time) >= 1_000 {
        say("It has not stopped yet. \(keymap.hint(.stopAgent)) ends the agent; what it said is kept.", now: now)
      }
    } else {
      interrupted = (session.id, now)
    }
    return [.command(.interrupt(session.id))]
  }

  /// Ctrl+C: the draft goes first, then the turn, and only then Skein.
  mutating func cancel(now: Timestamp) -> [Effect] {
    if let pane, !pane.composer.isEmpty {
      withPane { pane in
        _ = pane.composer.take()
        pane.edited = nil
      }
      say("The draft is set aside: Up brings it back.", now: now)
      return []
    }
    if session?.isBusy == true { return interrupt(now: now) }
    if let until = leavingUntil, now < until { return leave() }
    leavingUntil = Timestamp(milliseconds: now.milliseconds + 2_000)
    say(Self.leaveAgain, now: now)
    return []
  }

  /// Leaves at once, unless turns run: then it asks, naming them.
  mutating func leave() -> [Effect] {
    let running = sessions.filter { $0.isBusy && $0.owner == nil }.map(\.name)
    let tasks = backgroundTasks
    guard running.isEmpty, tasks.isEmpty else {
      overlay = .confirm(Confirmation(kind: .quit(running: running, tasks: tasks)))
      return []
    }
    return leaveNow()
  }

  /// What agents that live still do beside their turns, each with its session.
  private var backgroundTasks: [String] {
    sessions.flatMap { session in taskNames(in: session.id).map { "\(session.name): \($0)" } }
  }

  /// What goes on in the background of a session and ends with its agent.
  func taskNames(in id: SessionID) -> [String] {
    switch summary(id)?.status {
    case nil, .asleep, .failed: return []
    case .starting, .working, .needsYou, .idle: break
    }
    return (tasks[id] ?? []).filter(\.isInBackground).map { $0.summary.replacing("\n", with: " ") }
  }

  mutating func leaveNow() -> [Effect] { leaveCurrent() + [.quit] }

  private mutating func cycleMode() -> [Effect] {
    guard let session else { return [] }
    let next: PermissionMode =
      switch session.permissionMode ?? session.options.permissionMode ?? .standard {
      case .standard: .acceptEdits
      case .acceptEdits: .plan
      default: .standard
      }
    return setMode(next, of: session.id)
  }

  mutating func setMode(_ mode: PermissionMode, of id: SessionID) -> [Effect] {
    // Shown at once, so that pressing again goes on; the engine's word follows.
    if let place = sessions.firstIndex(where: { $0.id == id }) { sessions[place].permissionMode = mode }
    return [.command(.setPermissionMode(id, mode))]
  }

  private mutating func showModes() {
    guard let session else { return }
    let items = PermissionMode.known.map { Picker.Item(value: $0.rawValue, title: $0.rawValue, detail: $0.explanation) }
    let mode = session.permissionMode ?? session.options.permissionMode ?? .standard
    overlay = .picker(Picker(.modes, title: "Permission mode", items: items, selecting: mode.rawValue))
  }

  private mutating func showModels(now: Timestamp) {
    guard let models = pane?.agent?.models, !models.isEmpty else {
      return say("The agent tells its models when it has started: send a prompt first.", now: now)
    }
    let items = models.map { Picker.Item(value: $0.value, title: $0.name, detail: $0.summary) }
    overlay = .picker(Picker(.models, title: "Model", items: items, selecting: session?.options.model))
  }

  private mutating func copyReply(now: Timestamp) -> [Effect] {
    let reply = pane?.transcript.transcript.blocks.last { block in
      if case .text(let text) = block.content { !text.text.isEmpty && block.parent == nil } else { false }
    }
    guard case .text(let text) = reply?.content else {
      say("There is no reply to copy yet.", now: now)
      return []
    }
    return copy(CopiedText(text: text.text, what: "the last reply"), now: now)
  }

  /// A demo session goes on with the real agent.
  private mutating func useRealAgent(now: Timestamp) -> [Effect] {
    guard let session, session.isDemo else {
      say("This session is no demo.", now: now)
      return []
    }
    guard let agent = options.realAgent else {
      say("No claude was found. Install Claude Code, then start Skein again.", "status.warning", now: now)
      return []
    }
    return [.command(.changeAgent(session.id, profile: agent))]
  }
}

extension PermissionMode {
  /// What it means, in a few words.
  var explanation: String {
    switch self {
    case .standard: "asks before it changes or runs something"
    case .acceptEdits: "edits files unasked"
    case .plan: "reads and plans, changes nothing"
    case .auto: "a model decides what is safe"
    case .dontAsk: "denies what it would have to ask"
    case .bypass: "does everything unasked"
    default: ""
    }
  }
}
