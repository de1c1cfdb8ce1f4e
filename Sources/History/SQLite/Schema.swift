/// What the tables look like, as the steps that made them so.
///
/// A file says in `user_version` how many steps it has taken. Steps are only ever added at the end: files in the
/// hands of users have taken the old ones as they were.
enum Schema {
  struct Migration {
    var name: String
    var sql: String
  }

  /// "Skei": marks a file as a history of Skein (SQLite's `application_id`).
  static let applicationID: Int32 = 0x536B_6569

  static let migrations = [
    Migration(
      name: "sessions, blocks, growth",
      sql: """
        CREATE TABLE sessions(
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL DEFAULT '',
          place INTEGER NOT NULL DEFAULT 0,
          created INTEGER NOT NULL DEFAULT 0,
          updated INTEGER NOT NULL DEFAULT 0,
          opened INTEGER NOT NULL DEFAULT 0,
          trashed INTEGER,
          -- JSON; NULL while blocks have come and the session has not
          record TEXT
        ) STRICT;

        CREATE TABLE blocks(
          key INTEGER PRIMARY KEY,
          session INTEGER NOT NULL REFERENCES sessions(number) ON DELETE CASCADE,
          id INTEGER NOT NULL,
          time INTEGER NOT NULL,
          kind TEXT NOT NULL,
          parent TEXT,
          -- the words of a block; for a tool call its input
          text TEXT NOT NULL,
          -- what a tool answered
          output TEXT,
          -- all else, as JSON
          detail TEXT NOT NULL,
          UNIQUE(session, id)
        ) STRICT;

        -- Text that was streamed to a block since it was last put.
        CREATE TABLE growth(
          block INTEGER NOT NULL REFERENCES blocks(key) ON DELETE CASCADE,
          ordinal INTEGER NOT NULL,
          text TEXT NOT NULL,
          PRIMARY KEY(block, ordinal)
        ) STRICT, WITHOUT ROWID;
        """)
  ]
}
