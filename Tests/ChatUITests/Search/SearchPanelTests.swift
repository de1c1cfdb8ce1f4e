import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")
private let parser = SessionID("parser")

/// The search over all sessions, by its keys and by what is seen.
@Suite struct SearchPanelTests {
  private static func hit(
    _ session: String, _ block: Int64, _ excerpt: String, _ word: String, role: SearchRole = .user,
    ago: Int64 = 3_600_000
  ) -> SearchHit {
    let start = excerpt.range(of: word).map { excerpt.distance(from: excerpt.startIndex, to: $0.lowerBound) } ?? 0
    return SearchHit(
      session: SessionID(session), name: session, block: BlockID(block),
      time: Timestamp(milliseconds: Stage.start.milliseconds - ago), role: role, excerpt: excerpt,
      match: start..<start + word.count)
  }

  static let newest = [
    hit("notes", 3, "Thanks. Run the tests.", "tests", ago: 40_000),
    hit(
      "parser", 90, "…and then the tests of the tokenizer failed, since it read one byte too many…", "tests",
      role: .agent),
    hit("old plans", 7, "which tests matter most? 今日は世界地図を描く", "tests", ago: 5 * 86_400_000),
  ]

  private func two(_ size: Size = Size(rows: 24, columns: 80)) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0), stage.summary("parser", place: 1)]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  private func searched(_ size: Size = Size(rows: 24, columns: 80)) -> Stage {
    var stage = two(size)
    stage.press("Ctrl+X", "/")
    stage.type("tests")
    stage.receive(
      .found(
        SearchResults(
          text: "tests", terms: ["tests"], newest: Self.newest, best: Self.newest.reversed(), isComplete: false)))
    return stage
  }

  private func question(_ text: String) -> Command { .search(text, folder: "/home/ada/skein", home: "/home/ada") }

  @Test func `each letter asks, and late answers do not count`() {
    var stage = two()
    stage.press("Ctrl+X", "/")
    stage.type("te")
    #expect(stage.commands() == [question("t"), question("te")])
    #expect(stage.shows("searching…"))
    stage.receive(.found(SearchResults(text: "t", newest: Self.newest, best: Self.newest)))
    #expect(!stage.shows("old plans"))
    stage.receive(.found(SearchResults(text: "te")))
    #expect(stage.shows("Nothing was found."))
    #expect(!stage.shows("Enter goes there"))
    stage.input(.paste("x\ny"))
    #expect(stage.commands() == [question("tex y")])
    stage.receive(.found(SearchResults(text: "tex y", problem: "since: takes a year.")))
    #expect(stage.shows("since: takes a year."))
    stage.press("Ctrl+U")
    #expect(stage.shows("in:name"))
    stage.type("in:")
    stage.receive(.found(SearchResults(text: "in:")))
    #expect(stage.shows("in:name"))
    #expect(!stage.shows("Nothing was found."))
  }

  @Test func `where more is found than is told, that is said`() {
    var stage = searched()
    stage.receive(
      .found(SearchResults(text: "tests", newest: Self.newest, best: Self.newest, isComplete: true, isCut: true)))
    #expect(stage.shows("the newest 3 · more words find others"))
  }

  @Test func `Enter goes to the message in its session`() {
    var stage = searched()
    #expect(stage.shows("3 found so far, the newest first"))
    stage.press("Enter")
    #expect(stage.state.overlay == nil)
    #expect(stage.state.pane?.transcript.browse?.cursor.place.block == BlockID(3))
  }

  @Test func `a message further back is loaded first`() throws {
    var stage = searched()
    _ = stage.commands()
    stage.press("Down", "Enter")
    #expect(stage.commands() == [.open(parser)])
    func block(_ id: Int64) -> Block { Samples.block(id, .text(TextBlock(text: "words \(id)", ending: .complete))) }
    let view = SessionView(
      summary: stage.current("parser"), transcript: Transcript(blocks: (200...260).map(block), hasEarlier: true))
    stage.receive(.opened(view))
    #expect(stage.commands() == [.loadThrough(parser, BlockID(90), before: BlockID(200))])
    stage.receive(.earlier(parser, blocks: (150...199).map(block), hasEarlier: true))
    #expect(stage.state.pane?.transcript.isFollowing == true)
    stage.receive(.earlier(parser, blocks: (40...149).map(block), hasEarlier: true))
    #expect(stage.state.pane?.transcript.browse?.cursor.place.block == BlockID(90))
    #expect(stage.shows("words 90"))
    stage.press("Ctrl+X", "Ctrl+X")
    #expect(stage.state.current == notes)
  }

  @Test func `a message that was withdrawn is told`() {
    var stage = searched()
    stage.receive(.transcript(notes, .remove([BlockID(3)])))
    stage.press("Enter")
    #expect(stage.shows("That message is no longer there."))
  }

  @Test func `a session that was put away opens`() {
    var stage = searched()
    #expect(stage.shows("put away · you"))
    _ = stage.commands()
    stage.press("Down", "Down", "Enter")
    #expect(stage.commands() == [.open(SessionID("old plans"))])
    #expect(stage.state.current == SessionID("old plans"))
    stage.receive(.summary(stage.summary("old plans", place: 2)))
    stage.open("old plans", blocks: (1...40).map { Samples.block($0, .text(TextBlock(text: "w\($0)"))) })
    #expect(stage.state.pane?.transcript.browse?.cursor.place.block == BlockID(7))
  }

  @Test func `Tab changes the order, and the place at hand stays while more comes`() {
    var stage = searched()
    stage.press("Tab")
    #expect(stage.state.search.selected == Self.newest[2])
    stage.press("Down")
    let more = [Self.hit("notes", 1, "tests first", "tests")] + Self.newest
    stage.receive(.found(SearchResults(text: "tests", newest: more, best: more)))
    #expect(stage.state.search.selected == Self.newest[1])
    #expect(stage.shows("4 found, the best first"))
  }

  @Test func `Esc comes back to where one was, and the words are there the next time`() {
    var stage = searched()
    stage.press("Escape")
    #expect(stage.state.current == notes)
    #expect(stage.state.pane?.transcript.isFollowing == true)
    _ = stage.commands()
    stage.press("Ctrl+X", "/")
    #expect(stage.commands() == [question("tests")])
    #expect(stage.shows("Run the tests."))
  }

  @Test func `the match is lit, also at the end of a long line`() {
    let hit = Self.hit("notes", 1, String(repeating: "many words ", count: 9) + "needle end", "needle")
    let line = SearchPanel.excerpt(hit, false, columns: 40)
    #expect(line.width <= 40)
    #expect(line.runs.first { $0.style == "match" }?.text == "needle")
    #expect(line.text.hasPrefix("…"))
  }
}
