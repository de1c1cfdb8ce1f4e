/// What users and programs note about a session: JSON values by key, each with the times of its making and last change.
public struct Metadata: Hashable, Codable, Sendable {
  public struct Entry: Hashable, Codable, Sendable {
    /// The value as JSON text without line feeds.
    public var json: String
    public var created: Timestamp
    public var updated: Timestamp

    public init(json: String, created: Timestamp, updated: Timestamp) {
      self.json = json
      self.created = created
      self.updated = updated
    }
  }

  public var entries: [String: Entry] = [:]

  public init() {}

  /// All of `values` (JSON texts by key), made at `time`.
  public init(_ values: [String: String], at time: Timestamp) {
    for (key, json) in values { set(key, to: json, at: time) }
  }

  public var isEmpty: Bool { entries.isEmpty }
  /// In the order of their letters.
  public var keys: [String] { entries.keys.sorted() }

  /// The JSON text of a value; nil where the key is not there.
  public subscript(key: String) -> String? { entries[key]?.json }

  /// Sets a value, or with nil takes the key away. An equal value changes nothing, its times included.
  public mutating func set(_ key: String, to json: String?, at time: Timestamp) {
    guard let json else {
      entries[key] = nil
      return
    }
    guard var entry = entries[key] else {
      entries[key] = Entry(json: json, created: time, updated: time)
      return
    }
    guard entry.json != json else { return }
    entry.json = json
    entry.updated = time
    entries[key] = entry
  }
}
