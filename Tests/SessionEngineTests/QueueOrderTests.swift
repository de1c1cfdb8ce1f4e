import Conversation
import History
import Testing

@testable import SessionEngine

@Suite struct QueueOrderTests {
  private func state() -> SessionState {
    let options = SessionOptions(agent: "claude", folder: "/")
    let now = Timestamp(milliseconds: 0)
    var record = SessionRecord(id: SessionID("s"), name: "fox", options: options, place: 0, created: now)
    record.queue = [
      Prompt(id: PromptID("w"), text: "w", delivery: .waiting), Prompt(id: PromptID("a"), text: "a", delivery: .held),
      Prompt(id: PromptID("b"), text: "b", delivery: .held),
    ]
    return SessionState(record: record, transcript: Transcript())
  }

  @Test(arguments: [
    ("a", 2, "wba"), ("b", 1, "wba"), ("b", 0, "wba"), ("a", 99, "wba"), ("a", -5, "wab"), ("w", 2, "wab"),
    ("x", 1, "wab"),
  ])
  func aHeldPromptGoesToItsPlaceBehindWhatWasSent(id: String, place: Int, order: String) {
    var state = state()
    state.reorder(PromptID(id), to: place)
    #expect(state.record.queue.map(\.text).joined() == order)
  }

  @Test func theOrderIsKept() {
    var state = state()
    state.reorder(PromptID("a"), to: 2)
    #expect(state.takeActions() == [.commit])
  }
}
