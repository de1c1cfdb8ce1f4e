/// A session that is kept and not in the list: put away, or in the trash.
public struct AbsentSession: Hashable, Codable, Sendable, Identifiable {
  public enum Place: String, Codable, Sendable {
    case archive, trash
  }

  public var id: SessionID
  public var name: String
  public var folder: String
  public var place: Place
  /// When it was deleted; of one that is put away, when something was last said in it.
  public var since: Timestamp

  public init(id: SessionID, name: String, folder: String, place: Place, since: Timestamp) {
    self.id = id
    self.name = name
    self.folder = folder
    self.place = place
    self.since = since
  }
}
