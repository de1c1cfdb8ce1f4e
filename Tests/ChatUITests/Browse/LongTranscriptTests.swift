import Conversation
import Terminal
import Testing

@testable import ChatUI

/// A transcript of any length opens at once, scrolls, and is searched without a pause.
@Suite struct LongTranscriptTests {
  private func stage(_ count: Int) -> Stage {
    var stage = Stage(24, 80, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open(
      "notes",
      blocks: (1...count).map { number in
        Block(
          id: BlockID(Int64(number)), time: Scene.start,
          content: number == 3 ? Scene.text("the needle") : Scene.text("reply number \(number) of many"))
      })
    return stage
  }

  @Test func `only what is seen is laid out`() {
    var stage = stage(100_000)
    #expect(stage.shows("reply number 100000"))
    #expect((stage.state.pane?.transcript.cache.keptRows ?? .max) < 100)
    stage.press("F3", "g")
    #expect(stage.shows("reply number 1 of"))
    stage.press("G", "PageUp", "K", "{", "}")
    #expect((stage.state.pane?.transcript.cache.keptRows ?? .max) < 1000)
    stage.size = Size(rows: 30, columns: 50)
    stage.input(.resize(stage.size))
    #expect(stage.shows("BROWSE"))
  }

  @Test func `a search goes on between the keys`() {
    var stage = stage(30_000)
    stage.press("F3", "/")
    stage.type("needle")
    #expect(stage.state.pane?.transcript.hasMoreToSearch == true)
    #expect(stage.shows("searching"))
    var steps = 0
    while stage.state.pane?.transcript.hasMoreToSearch == true, steps < 100 {
      #expect(stage.state.nextTick(after: stage.now) == stage.now)
      stage.wait(0)
      steps += 1
    }
    #expect(steps > 1 && steps < 100)
    #expect(stage.shows("1/1"))
    // Another key ends it at once.
    stage.type("x")
    stage.press("Escape")
    #expect(stage.state.pane?.transcript.hasMoreToSearch == false)
    #expect(stage.shows("reply number 30000"))
  }

  @Test func `one reply of ten megabytes`() {
    var stage = Stage(24, 80, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    let output = String(repeating: "a line of an output that does not end\n", count: 260_000)
    stage.open("notes", blocks: Scene.blocks([Scene.tool("Bash", #"{"command":"yes"}"#, output: output)]))
    stage.press("F3", "Enter", "g", "G")
    #expect(stage.shows("a line of an output"))
    #expect((stage.state.pane?.transcript.cache.keptRows ?? .max) <= OutputLines.limit * 2)
  }
}
