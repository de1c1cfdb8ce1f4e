import Conversation
import JSON
import SessionEngine
import Terminal

/// Sessions as `skein list` prints them.
enum SessionList {
  /// Aligned columns with a heading.
  static func table(_ sessions: [SessionSummary], now: Timestamp, home: String? = nil) -> String {
    let rows =
      [["NAME", "STATE", "AGE", "MODEL", "FOLDER"]]
      + sessions.map { session in
        [
          session.name, words(session), age(now.since(session.updated)),
          session.model ?? session.options.model ?? "-", shortened(session.options.folder, home: home),
        ]
      }
    let widths = (0..<4).map { column in rows.map { TextWidth.columns($0[column]) }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - TextWidth.columns($0))) }.joined(
        separator: "  ")
        + "  " + row[4] + "\n"
    }.joined()
  }

  /// What runs: how much was said, and what its agent takes.
  static func activity(
    _ sessions: [SessionSummary], memory: [SessionID: Int], now: Timestamp
  ) -> String {
    SessionTable.text(
      [["NAME", "AGE", "USED", "MESSAGES", "MEMORY"]]
        + sessions.map { session in
          [
            session.name, age(now.since(session.created)), age(now.since(session.updated)), "\(session.messages)",
            memory[session.id].map(size) ?? "-",
          ]
        })
  }

  /// Bytes as people read them: `212 MB`.
  static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 500_000) / 1_000_000) MB"
  }

  /// With what is known of its agent.
  static func json(_ session: SessionSummary, isActive: Bool, memory: Int?, now: Timestamp) -> JSONValue {
    json(session).setting("active", to: .bool(isActive)).setting(
      "memory", to: memory.map { JSONValue.int($0) } ?? .null
    )
    .setting("age", to: .int(Int(now.since(session.created)))).setting(
      "idle", to: .int(Int(now.since(session.updated))))
  }

  static func json(_ session: SessionSummary) -> JSONValue {
    [
      "name": .string(session.name), "id": .string(session.id.rawValue), "state": .string(state(session)),
      "agent": .string(session.options.agent), "model": .string(orNull: session.model ?? session.options.model),
      "permission_mode": .string(orNull: (session.permissionMode ?? session.options.permissionMode)?.rawValue),
      "folder": .string(session.options.folder), "created": .int(session.created.milliseconds),
      "updated": .int(session.updated.milliseconds), "unread": .int(session.unread), "messages": .int(session.messages),
      "pinned": .bool(session.isPinned),
      "owner": session.owner?.process.map { .int(Int64($0)) } ?? .null,
      "conversation": .string(orNull: session.conversation?.rawValue), "cost": .double(session.usage.cost),
      "metadata": .object(
        session.metadata.keys.map { JSONMember($0, session.metadata[value: $0] ?? .null) }),
    ]
  }

  /// One that another Skein has, and whose agent sleeps, is open all the same.
  private static func words(_ session: SessionSummary) -> String {
    let word = state(session)
    if word == "unknown" { return "not answering" }
    return session.owner != nil && session.status == .asleep ? "open" : word.replacing("_", with: " ")
  }

  /// Only its owner knows how a session stands.
  static func state(_ session: SessionSummary) -> String {
    session.owner?.isAnswering == false ? "unknown" : state(session.status)
  }

  private static func state(_ status: SessionStatus) -> String {
    switch status {
    case .asleep: "asleep"
    case .starting: "starting"
    case .working: "working"
    case .needsYou: "needs_you"
    case .idle: "idle"
    case .failed: "failed"
    }
  }

  /// Milliseconds in the largest unit that fits: `3d`.
  static func age(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    for (length, unit) in [(86_400, "d"), (3600, "h"), (60, "m")] as [(Int64, String)] where seconds >= length {
      return "\(seconds / length)\(unit)"
    }
    return "\(seconds)s"
  }

  static func shortened(_ folder: String, home: String?) -> String {
    guard let home, home.count > 1, folder == home || folder.hasPrefix(home + "/") else { return folder }
    return "~" + folder.dropFirst(home.count)
  }
}
