import Agents
import Conversation

/// What turns took: the agent tells sums over the whole conversation, and a turn took what is more than before.
extension SessionState {
  mutating func count(_ end: TurnEnd, now: Timestamp) {
    guard !end.counted.isEmpty else { return }
    countFormer()
    let before = record.counted ?? [:]
    for (model, sum) in end.counted.sorted(by: { $0.key < $1.key }) {
      let spent = sum.spent(since: before[model] ?? Usage())
      guard !spent.isNothing else { continue }
      act(.spent(Spending(session: record.id, time: now, model: model, usage: spent)))
    }
    record.counted = end.counted
  }

  /// The agent counts from nothing on: it has a new conversation.
  mutating func countAnew() {
    countFormer()
    record.counted = [:]
  }

  /// An older Skein kept only the sum. It is counted for the day on which it was last told, once.
  private mutating func countFormer() {
    guard record.counted == nil else { return }
    let former = record.formerly
    record.counted = former.map { [$0.model: $0.usage] } ?? [:]
    if let former { act(.spent(former)) }
  }
}
