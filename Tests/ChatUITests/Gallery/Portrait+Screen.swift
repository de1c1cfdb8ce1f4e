import Conversation
import Terminal

@testable import ChatUI

/// The screen as a whole: its beginnings, its parts, what is told at its foot.
extension Portrait {
  static let screen: [Portrait] = [
    Portrait("fresh", from: Start(plain)),
    Portrait("no-session", from: Start { Stage($0.rows, $0.columns, fresh: true) }) { $0.receive(.sessions([])) },
    Portrait("demo", from: Start { Stage($0.rows, $0.columns, agent: "demo", realAgent: nil) }),
    Portrait("demo-with-claude", from: Start { Stage($0.rows, $0.columns, agent: "demo") }) { $0.type("hello") },
    Portrait("chatting") {
      $0.type("A prompt with two lines:")
      $0.press("Ctrl+J")
      $0.type("and 漢字 in it")
    },
    Portrait("scrolled-back", from: Start(long)) {
      $0.press("PgUp", "PgUp")
      $0.receive(.transcript(notes, .put(Samples.block(50, .text(TextBlock(text: "New.", ending: .complete))))))
    },
    Portrait("other-folder") { $0.press("F2", "G", "Enter") },
    Portrait("bypass") {
      $0.update("notes") {
        $0.permissionMode = .bypass
        $0.usage.contextTokens = 190_000
      }
    },
    Portrait("zoom") { $0.press("Ctrl+X", "z") },
    Portrait("split") {
      $0.press("Ctrl+X", "s")
      $0.open("parser", blocks: [streaming])
    },
    Portrait("split-other") {
      $0.press("Ctrl+X", "s")
      $0.open("parser", blocks: [streaming])
      $0.press("Ctrl+X", "o")
    },
    Portrait("leader") { $0.press("Ctrl+X") },
    Portrait("told") {
      $0.receive(.told("“old plans” is gone for good."))
      $0.receive(.problem(Problem(.storage, "The disk is full: what is said is kept in memory only. Free some space.")))
      $0.press("Ctrl+C")
    },
    Portrait("narrow", from: Start { chat(part($0, rows: 1, columns: 2)) }) { $0.press("F2") },
    Portrait("narrow-request", from: Start { chat(part($0, rows: 2, columns: 2)) }) {
      $0.receive(.requests(notes, [Samples.request()]))
      $0.press("F4", "y")
    },
    Portrait("narrow-list", from: Start { chat(part($0, rows: 2, columns: 2)) }) { $0.press("Ctrl+X", "p") },
    Portrait("tiny", from: Start { chat(part($0, rows: 6, columns: 6)) }) { $0.type("hello") },
    Portrait("quiet", from: Start(quiet)),
    Portrait("quiet-switch", from: Start(quiet)) { $0.press("Ctrl+X", "l") },
    Portrait("quiet-needs-you", from: Start(quiet)) {
      $0.receive(.requests(notes, [Samples.request()]))
      $0.update("notes") {
        $0.status = .needsYou
        $0.requests = 1
      }
      $0.press("F4")
    },
  ]

  private static let streaming = Samples.block(
    1, .text(TextBlock(text: "The parser streams here", ending: .streaming)))

  /// More than fits on any of the screens.
  static func long(_ size: Size) -> Stage {
    let words = (1...20).map { "\($0). A line of words that stands for what is read." }.joined(separator: "\n")
    let blocks = (1...4).map { Samples.block($0, .text(TextBlock(text: words, ending: .complete))) }
    return chat(size, blocks: blocks)
  }

  /// A smaller size for each of the usual ones.
  private static func part(_ size: Size, rows: Int, columns: Int) -> Size {
    Size(rows: size.rows / rows, columns: size.columns / columns)
  }

  private static func quiet(_ size: Size) -> Stage {
    var stage = chat(size)
    stage.state.options.symbols = .none
    stage.state.options.isQuiet = true
    stage.receive(.summary(stage.summary("漢字 e\u{301} 👩‍💻", place: 3, status: .needsYou)))
    stage.update("notes") { $0.status = .working }
    return stage
  }
}
