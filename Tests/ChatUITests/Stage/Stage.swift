import Conversation
import Terminal
import Testing

@testable import ChatUI

/// A robot at the screen: types, lets events come, looks. Its clock moves only when told.
struct Stage {
  var state: ChatState
  var size: Size
  private(set) var now = Timestamp(milliseconds: 1_000_000)
  private(set) var effects: [Effect] = []
  private(set) var frame: Frame

  init(
    _ rows: Int = 24, _ columns: Int = 80, agent: String = "claude", realAgent: String? = "claude", fresh: Bool = false,
    agents: [String] = [], attention: AttentionOptions = AttentionOptions(), sidebarWidth: Int? = nil
  ) {
    size = Size(rows: rows, columns: columns)
    var options = ChatOptions(
      newSession: SessionOptions(agent: agent, folder: "/home/ada/skein"), realAgent: realAgent, agents: agents,
      home: "/home/ada", size: size)
    options.attention = attention
    options.sidebarWidth = sidebarWidth
    state = ChatState(options)
    frame = Frame(screen: ScreenBuffer(size: size), cursor: nil, title: "")
    look()
    guard !fresh else { return }
    receive(.sessions([summary("notes", place: 0, agent: agent)]))
    open("notes")
  }

  static let start = Timestamp(milliseconds: 1_000_000)

  func summary(
    _ name: String, place: Int, agent: String = "claude", status: SessionStatus = .idle,
    folder: String = "/home/ada/skein"
  ) -> SessionSummary {
    SessionSummary(
      id: SessionID(name), name: name, options: SessionOptions(agent: agent, folder: folder), status: status,
      since: now, created: now, updated: now, place: place)
  }

  func current(_ name: String) -> SessionSummary {
    state.sessions.first { $0.name == name } ?? summary(name, place: state.sessions.count)
  }

  /// A session tells its state.
  mutating func update(_ name: String, _ change: (inout SessionSummary) -> Void) {
    var summary = current(name)
    change(&summary)
    receive(.summary(summary))
  }

  mutating func open(
    _ name: String, blocks: [Block] = [], queue: [Prompt] = [], requests: [PermissionRequest] = [],
    draft: Draft = Draft(), agent: AgentInfo? = nil, hasEarlier: Bool = false
  ) {
    receive(
      .opened(
        SessionView(
          summary: current(name), transcript: Transcript(blocks: blocks, hasEarlier: hasEarlier), queue: queue,
          requests: requests,
          draft: draft, agent: agent)))
  }

  mutating func receive(_ event: Event.Kind) {
    effects += state.receive(event, now: now)
    look()
  }

  /// Presses keys, by their names, one after the other.
  mutating func press(_ keys: String...) {
    for name in keys {
      guard let key = Key(name) else {
        Issue.record("no key \(name)")
        return
      }
      effects += state.handle(.key(key), now: now)
      look()
    }
  }

  mutating func type(_ text: String) {
    for character in text { effects += state.handle(.key(Key(character)), now: now) }
    look()
  }

  mutating func input(_ input: Input) {
    effects += state.handle(input, now: now)
    look()
  }

  /// What is done to the state from outside.
  mutating func change(_ change: (inout ChatState, Timestamp) -> [Effect]) {
    effects += change(&state, now)
    look()
  }

  mutating func wait(_ milliseconds: Int64) {
    now.milliseconds += milliseconds
    effects += state.tick(now: now)
    look()
  }

  mutating func look() { frame = state.draw(size: size, now: now) }

  var screen: String { frame.screen.text }
  func shows(_ text: String) -> Bool { screen.contains(text) }

  /// What was asked for since the last time, drafts and places left out.
  mutating func commands() -> [Command] {
    defer { effects = [] }
    return effects.compactMap { effect in
      guard case .command(let command) = effect else { return nil }
      switch command {
      case .saveDraft, .saveScroll, .markRead: return nil
      default: return command
      }
    }
  }

  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }
}
