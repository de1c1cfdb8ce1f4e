import Conversation

/// A protocol as a value: lines in, events and reply lines out. It does no I/O and asks no clock.
public protocol AgentCodec: Sendable {
  /// Reads one line, without its newline. `replies` are lines that the protocol demands at once.
  mutating func receive(_ line: ArraySlice<UInt8>, now: Timestamp) -> AgentDecoding

  /// The lines, each without its newline, that carry a request.
  mutating func encode(_ request: AgentRequest) -> [[UInt8]]

  /// Requests that the agent has not answered yet and whose fate the sender waits for; they fail with the connection.
  var unanswered: [AgentRequest] { get }
}

/// What one line meant.
public struct AgentDecoding: Hashable, Sendable {
  public var events: [AgentEvent]
  public var replies: [[UInt8]]

  public init(events: [AgentEvent] = [], replies: [[UInt8]] = []) {
    self.events = events
    self.replies = replies
  }
}
