import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct TranscriptPaneTests {
  private let numbers = (1...40).map { Scene.text("Paragraph \($0)") }

  @Test func itFollowsTheEndUntilItIsScrolledAway() {
    var pane = Scene.pane(numbers)
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "  Paragraph 39\n\n  Paragraph 40")
    #expect(pane.isFollowing)
    #expect(pane.place == nil)
    pane.apply(.put(Block(id: BlockID(41), time: Scene.start, content: Scene.text("The", .streaming))))
    pane.apply(.grow(BlockID(41), " end"))
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "  Paragraph 40\n\n  The end")
    pane.scroll(rows: -2)
    #expect(!pane.isFollowing)
    #expect(pane.place == ScrollPlace(block: BlockID(39), row: 0))
    let before = Scene.picture(&pane, rows: 3, columns: 40)
    #expect(before == "  Paragraph 39\n\n  Paragraph 40")
    #expect(!pane.hasNewBelow)
    pane.apply(.grow(BlockID(41), " is not yet.\n\nMore"))
    #expect(pane.hasNewBelow)
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "  Paragraph 39\n\n  Paragraph 40              ▼ new below")
    pane.pageDown()
    pane.pageDown()
    pane.pageDown()
    pane.pageDown()
    #expect(pane.isFollowing)
    #expect(!pane.hasNewBelow)
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "  The end is not yet.\n\n  More")
  }

  @Test func aTranscriptShorterThanTheViewStandsAtItsTop() {
    var pane = Scene.pane([Scene.text("one"), Scene.text("two")])
    #expect(Scene.picture(&pane, rows: 6, columns: 20) == "  one\n\n  two\n\n\n")
    pane.scroll(rows: -3)
    #expect(pane.isFollowing)
    pane.toTop()
    #expect(pane.isFollowing)
  }

  @Test func itOpensAtThePlaceItWasLeftAt() {
    var pane = Scene.pane(numbers)
    _ = Scene.picture(&pane, rows: 3, columns: 40)
    pane.toTop()
    pane.scroll(rows: 9)
    let picture = Scene.picture(&pane, rows: 3, columns: 40)
    var other = TranscriptPane()
    other.open(pane.transcript, scroll: pane.place)
    #expect(Scene.picture(&other, rows: 3, columns: 40) == picture)
    #expect(picture == "\n  Paragraph 6\n")
    other.toEnd()
    #expect(other.isFollowing)
  }

  @Test func olderBlocksAreAskedForAndMoveNothing() {
    var pane = TranscriptPane()
    let blocks = Scene.blocks(numbers)
    pane.open(Transcript(blocks: Array(blocks[20...]), hasEarlier: true), scroll: nil)
    _ = Scene.picture(&pane, rows: 3, columns: 40)
    pane.toTop()
    let picture = Scene.picture(&pane, rows: 3, columns: 40)
    #expect(pane.wantsEarlier == BlockID(21))
    pane.prepend(Array(blocks[..<20]), hasEarlier: false)
    #expect(pane.wantsEarlier == nil)
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == picture)
    #expect(pane.wantsEarlier == nil)
    pane.toTop()
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "  Paragraph 1\n\n  Paragraph 2")
  }

  @Test func theWidthCanChangeAndTheWordsStay() {
    let long = (1...30).map { "Sentence number \($0) has some words." }.joined(separator: " ")
    var pane = Scene.pane([Scene.text(long), Scene.text("one\n\n\(long)\n\ntwo"), Scene.text(long)])
    _ = Scene.picture(&pane, rows: 6, columns: 60)
    pane.toTop()
    pane.scroll(rows: 40)
    let picture = Scene.picture(&pane, rows: 6, columns: 60)
    let place = pane.place
    for width in [20, 33, 100, 7] {
      let other = Scene.picture(&pane, rows: 6, columns: width)
      #expect(pane.place == place)
      if width == 33 { #expect(other.contains("number")) }
    }
    #expect(Scene.picture(&pane, rows: 6, columns: 60) == picture)
  }

  @Test func foldingAboveOrBelowMovesNothing() {
    let output = (1...30).map(String.init).joined(separator: "\n")
    let tool = Scene.tool("Grep", #"{"pattern":"x"}"#, output: output)
    var pane = Scene.pane([tool] + numbers + [tool])
    _ = Scene.picture(&pane, rows: 5, columns: 40)
    pane.scroll(rows: -40)
    let picture = Scene.picture(&pane, rows: 5, columns: 40)
    pane.toggleFold(of: BlockID(1))
    pane.toggleFold(of: BlockID(42))
    #expect(Scene.picture(&pane, rows: 5, columns: 40) == picture)
    pane.toTop()
    #expect(Scene.picture(&pane, rows: 5, columns: 40) == "✓ Grep x\n  1\n  2\n  3\n  4")
    #expect(pane.block(atRow: 2) == BlockID(1))
    pane.toggleFold(of: BlockID(1))
    #expect(Scene.picture(&pane, rows: 5, columns: 40) == "✓ Grep x\n  … 27 more lines\n  28\n  29\n  30")
  }

  @Test func aRunningClockIsDrawnAgain() {
    var pane = Scene.pane([Scene.tool("Bash", #"{"command":"sleep 9"}"#, .running)])
    #expect(Scene.picture(&pane, rows: 2, columns: 40, after: 1500) == "● Bash · 1s\n  $ sleep 9")
    #expect(pane.hasClock)
    #expect(Scene.picture(&pane, rows: 2, columns: 40, after: 62_000) == "● Bash · 1m 02s\n  $ sleep 9")
    pane.apply(.put(Scene.blocks([Scene.tool("Bash", #"{"command":"sleep 9"}"#, .succeeded, took: 63_000)])[0]))
    #expect(Scene.picture(&pane, rows: 2, columns: 40, after: 99_000) == "✓ Bash · 1m 03s\n  $ sleep 9")
    #expect(!pane.hasClock)
  }

  @Test func aBlockThatIsWithdrawnLeavesThePlaceToTheNext() {
    var pane = Scene.pane(numbers)
    _ = Scene.picture(&pane, rows: 3, columns: 40)
    pane.scroll(rows: -20)
    let place = pane.place
    pane.apply(.remove([place?.block ?? BlockID(0)]))
    #expect(!Scene.picture(&pane, rows: 3, columns: 40).isEmpty)
    #expect(!pane.isFollowing)
    pane.apply(.remove(pane.transcript.blocks.map(\.id)))
    #expect(Scene.picture(&pane, rows: 3, columns: 40) == "\n\n")
  }

  @Test func aViewOfNoSizeIsNoError() {
    var pane = Scene.pane(numbers)
    for (rows, columns) in [(0, 0), (1, 1), (0, 40), (3, 0), (2, 3)] {
      _ = Scene.picture(&pane, rows: rows, columns: columns)
      pane.scroll(rows: -1)
      pane.pageDown()
    }
    #expect(Scene.picture(&pane, rows: 1, columns: 40).contains("Paragraph"))
  }

  @Test func aLongTranscriptIsNotLaidOutWhereItIsNotSeen() {
    let contents = (0..<100_000).map { Scene.text("Block \($0) with some words in it.") }
    var pane = Scene.pane(contents)
    let end = Scene.picture(&pane, rows: 40, columns: 120)
    #expect(end.hasSuffix("Block 99999 with some words in it."))
    #expect(pane.cache.keptRows < 50)
    pane.toTop()
    _ = Scene.picture(&pane, rows: 40, columns: 120)
    #expect(pane.cache.keptRows < 100)
    for _ in 0..<2000 {
      pane.pageDown()
      _ = Scene.picture(&pane, rows: 40, columns: 120)
    }
    #expect(pane.cache.keptRows <= BlockCache.rowLimit)
  }

  @Test func pathsBelowTheSessionsFolderAreShownFromThere() {
    var pane = Scene.pane([
      Scene.tool("Read", #"{"file_path":"/home/me/weaver/src/a.py"}"#),
      Scene.tool("Read", #"{"file_path":"/home/me/weaver2/b.py"}"#),
    ])
    pane.folder = "/home/me/weaver"
    pane.open(pane.transcript, scroll: nil)
    let text = Scene.picture(&pane, rows: 8, columns: 60)
    #expect(text.contains("Read src/a.py"))
    #expect(text.contains("Read /home/me/weaver2/b.py"))
  }
}
