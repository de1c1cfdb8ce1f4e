import Conversation
import Terminal

@testable import ChatUI

/// A state of the screen that has a picture: how it comes about, whatever the size.
struct Portrait: Sendable, CustomStringConvertible {
  static let sizes = [Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

  static let all =
    screen + states + transcripts + composer + requests + browsing + sidebar + lists + panels

  /// That of its file, too.
  let name: String
  private let start: Start
  private let act: @Sendable (inout Stage) -> Void

  init(
    _ name: String, from start: Start = Start(Self.chat), _ act: @escaping @Sendable (inout Stage) -> Void = { _ in }
  ) {
    self.name = name
    self.start = start
    self.act = act
  }

  /// What there is before anything is done.
  struct Start: Sendable {
    let stage: @Sendable (Size) -> Stage
    init(_ stage: @escaping @Sendable (Size) -> Stage) { self.stage = stage }
  }

  var description: String { name }

  /// At each of the sizes.
  var stages: [Stage] { Self.staged[name] ?? [] }

  private static let staged = Dictionary(
    all.map { portrait in
      let stages = sizes.map { size in
        var stage = portrait.start.stage(size)
        portrait.act(&stage)
        return stage
      }
      return (portrait.name, stages)
    }, uniquingKeysWith: { first, _ in first })
}

/// Where the portraits begin.
extension Portrait {
  static let notes = SessionID("notes")

  static func plain(_ size: Size) -> Stage { Stage(size.rows, size.columns) }

  /// Three sessions, with words in the one at hand.
  static func chat(_ size: Size) -> Stage { chat(size, blocks: Samples.chat) }

  static func chat(_ size: Size, blocks: [Block]) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true, agents: ["claude", "demo"])
    stage.receive(
      .sessions([
        stage.summary("notes", place: 0), stage.summary("parser", place: 1, status: .asleep),
        stage.summary("a session with a rather long name", place: 2, folder: "/srv/other"),
      ]))
    stage.open("notes", blocks: blocks)
    stage.update("notes") {
      $0.model = "claude-opus-5"
      $0.usage.cost = 0.0312
      $0.usage.contextTokens = 24_000
      $0.usage.contextWindow = 200_000
    }
    return stage
  }

  /// Many sessions in all states, with what they cost.
  static func crowd(_ size: Size) -> Stage { crowd(size, sidebarWidth: 28) }

  static func crowd(_ size: Size, sidebarWidth: Int) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true, sidebarWidth: sidebarWidth)
    let states: [SessionStatus] = [.idle, .working, .needsYou, .asleep, .failed("no network"), .idle]
    stage.receive(
      .sessions(
        (0..<14).map { number in
          var session = stage.summary(
            ["notes", "parser", "web-shop", "a session with a rather long name", "docs"][number % 5]
              + (number < 5 ? "" : "-\(number)"), place: number, status: states[number % 6],
            folder: ["/home/ada/skein", "/srv/web/shop"][number / 2 % 2])
          session.updated.milliseconds -= Int64(number * number) * 700_000
          session.since.milliseconds -= Int64(number) * 21_000
          session.unread = number == 5 ? 3 : 0
          session.requests = session.status == .needsYou ? 1 : 0
          session.isPinned = number == 4
          session.model = "claude-opus-5"
          session.usage.cost = Double(number) * 0.71
          session.usage.contextTokens = number * 14_000
          session.usage.contextWindow = 200_000
          return session
        }))
    stage.open("notes", blocks: Samples.chat)
    return stage
  }
}
