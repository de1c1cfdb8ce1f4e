/// What one turn of a session took of one model.
public struct Spending: Hashable, Codable, Sendable {
  public var session: SessionID
  /// When the turn ended.
  public var time: Timestamp
  /// As the agent names it; empty where it did not say.
  public var model: String
  /// Of this turn alone; how full the context is stays 0.
  public var usage: Usage

  public init(session: SessionID, time: Timestamp, model: String, usage: Usage) {
    self.session = session
    self.time = time
    self.model = model
    self.usage = usage
  }
}
