import Conversation
import History

extension SessionRecord {
  /// What was spent before turns were counted one by one; nil where nothing was, or it has been counted since.
  var formerly: Spending? {
    guard counted == nil, !usage.isNothing else { return nil }
    var spent = usage
    spent.contextTokens = 0
    spent.contextWindow = 0
    return Spending(session: id, time: updated, model: model ?? options.model ?? "", usage: spent)
  }
}
