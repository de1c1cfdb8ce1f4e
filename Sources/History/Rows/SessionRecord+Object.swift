import Conversation
import JSON

extension SessionRecord {
  /// The record as one object, as files and documents hold it.
  var json: JSONValue {
    [
      "id": .string(id.rawValue), "name": .string(name), "place": .int(place), "created": .int(created.milliseconds),
      "updated": .int(updated.milliseconds), "opened": .int(opened.milliseconds), "detail": detail,
    ]
  }

  /// Nil where there is no id.
  init?(_ json: JSONValue) {
    guard let id = json["id"]?.string, !id.isEmpty else { return nil }
    func time(_ key: String) -> Timestamp { json.time(key) ?? Timestamp(milliseconds: 0) }
    self.init(
      id: SessionID(id), name: json.text("name"), place: json.number("place"), created: time("created"),
      updated: time("updated"), opened: time("opened"), detail: json["detail"] ?? .null)
  }
}
