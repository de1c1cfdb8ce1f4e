import JSON

extension BlockRow {
  /// The row as one object, as files and documents hold it: the number first, so that a reader of lines finds it at once.
  var json: JSONValue {
    var object = JSONObject()
    object["id"] = .int(id)
    object["time"] = .int(time)
    object["kind"] = .string(kind)
    object["parent"] = parent.map { .string($0) }
    object["text"] = .string(text)
    object["output"] = output.map { .string($0) }
    object["detail"] = (try? JSONValue(parsing: detail)) ?? .string(detail)
    return object.value
  }

  /// Nil where there is no number: nothing could say where the block belongs.
  init?(_ json: JSONValue) {
    guard let id = json["id"]?.int else { return nil }
    self.init(
      id: Int64(id), time: Int64(json.number("time")), kind: json.text("kind"), parent: json["parent"]?.string,
      text: json.text("text"), output: json["output"]?.string, detail: (json["detail"] ?? .null).compact)
  }
}
