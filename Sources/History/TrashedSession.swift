import Conversation

/// A session in the trash.
public struct TrashedSession: Hashable, Sendable {
  public var record: SessionRecord
  public var at: Timestamp

  public init(record: SessionRecord, at: Timestamp) {
    self.record = record
    self.at = at
  }
}
