import Conversation
import JSON

extension Metadata {
  var detail: JSONValue {
    .object(
      entries.sorted { $0.key < $1.key }.map { key, entry in
        JSONMember(
          key,
          [
            "json": .string(entry.json), "created": .int(entry.created.milliseconds),
            "updated": .int(entry.updated.milliseconds),
          ])
      })
  }

  /// Empty where a record of an older Skein has none.
  init(_ detail: JSONValue) {
    self.init()
    for member in detail.members ?? [] {
      let created = member.value.time("created") ?? Timestamp(milliseconds: 0)
      entries[member.key] = Entry(
        json: member.value["json"]?.string ?? "null", created: created,
        updated: member.value.time("updated") ?? created)
    }
  }
}
