import Conversation
import History
import JSON
import Terminal

/// Sessions in the trash as `skein trash` prints them.
enum TrashList {
  static func table(_ sessions: [TrashedSession], now: Timestamp, home: String?) -> String {
    let width = (["NAME"] + sessions.map(\.record.name)).map { TextWidth.columns($0) }.max() ?? 0
    func row(_ name: String, _ age: String, _ folder: String) -> String {
      let gap = String(repeating: " ", count: width - TextWidth.columns(name))
      return "\(name)\(gap)  \(age)\(String(repeating: " ", count: max(0, 7 - age.count)))  \(folder)\n"
    }
    return row("NAME", "DELETED", "FOLDER")
      + sessions.map { session in
        row(
          session.record.name, SessionList.age(now.since(session.at)),
          SessionList.shortened(session.record.options.folder, home: home))
      }.joined()
  }

  static func json(_ session: TrashedSession) -> JSONValue {
    let record = session.record
    return [
      "name": .string(record.name), "id": .string(record.id.rawValue), "agent": .string(record.options.agent),
      "folder": .string(record.options.folder), "created": .int(record.created.milliseconds),
      "updated": .int(record.updated.milliseconds), "deleted": .int(session.at.milliseconds),
    ]
  }
}
