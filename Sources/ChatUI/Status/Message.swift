import Conversation
import Terminal

/// A line above the composer that stays until a key is pressed; a problem no shorter than it takes to notice it.
struct Message: Equatable, Sendable {
  static let minimum: Int64 = 1_500

  var text: String
  var style: StyleName
  var since: Timestamp
  var isProblem: Bool
  /// What tells it, where a newer word of it takes the place of this one.
  var origin: Origin?

  enum Origin: Equatable, Sendable { case looks }

  func isDismissed(now: Timestamp) -> Bool {
    !isProblem || now < since || now.since(since) >= Self.minimum
  }
}
