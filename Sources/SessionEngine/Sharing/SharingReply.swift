import Conversation

/// The answer to a request, one line of JSON.
struct SharingReply: Codable, Sendable {
  /// The request has arrived; what it asks for can take some seconds.
  var heard: Bool?
  var done: Bool?
  /// Why it is not done, in a sentence.
  var problem: String?
  var sessions: [SessionSummary]?

  /// Nothing comes after it.
  var isLast: Bool { done != nil || problem != nil || sessions != nil }
}
