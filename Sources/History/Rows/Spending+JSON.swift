import Conversation
import JSON

extension Spending {
  /// As files hold it; the session is that of the file.
  var json: JSONValue {
    ["time": .int(time.milliseconds), "model": .string(model), "usage": usage.detail]
  }

  init(_ json: JSONValue, session: SessionID) {
    self.init(
      session: session, time: json.time("time") ?? Timestamp(milliseconds: 0), model: json.text("model"),
      usage: Usage(json["usage"] ?? .null))
  }
}

extension [Spending] {
  func inOrder(since: Timestamp?) -> [Spending] {
    filter { spending in since.map { spending.time >= $0 } ?? true }.sorted { $0.time < $1.time }
  }
}
