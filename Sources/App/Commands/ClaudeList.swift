import Agents
import Conversation
import JSON
import Terminal

/// Conversations of the `claude` CLI as `skein import --from-claude` prints them.
enum ClaudeList {
  static func table(
    _ listings: [ClaudeListing], names: [ConversationID: String], now: Timestamp, home: String?
  ) -> String {
    let heading = ["ID", "AGE", "FOLDER", "TITLE"]
    let rows =
      [heading]
      + listings.map { listing in
        let title = ClaudeAdoption.name(for: listing.title)
        return [
          listing.id.rawValue, SessionList.age(now.since(listing.updated)),
          SessionList.shortened(listing.folder, home: home),
          names[listing.id].map { "\(title) (session \($0))" } ?? title,
        ]
      }
    let widths = (0..<3).map { column in rows.map { TextWidth.columns($0[column]) }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - TextWidth.columns($0)) + "  " }.joined()
        + row[3] + "\n"
    }.joined()
  }

  /// - Parameter session: the name of the session that goes on with it already.
  static func json(_ listing: ClaudeListing, session: String?) -> JSONValue {
    [
      "id": .string(listing.id.rawValue), "title": .string(listing.title), "folder": .string(listing.folder),
      "created": .int(listing.created.milliseconds), "updated": .int(listing.updated.milliseconds),
      "size": .int(listing.size), "path": .string(listing.path), "session": session.map { .string($0) } ?? .null,
    ]
  }
}
