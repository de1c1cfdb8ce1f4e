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
        """),
    Migration(
      name: "words",
      sql: """
        -- Every word of prompts and of answers that are complete; the text itself stays in blocks.
        CREATE VIRTUAL TABLE words USING fts5(
          text, content='blocks', content_rowid='key', tokenize='unicode61 remove_diacritics 0');

        CREATE TRIGGER words_of_new_block AFTER INSERT ON blocks WHEN \(isSearchable("new")) BEGIN
          INSERT INTO words(rowid,text) VALUES(new.key,new.text);
        END;
        CREATE TRIGGER words_of_old_block AFTER DELETE ON blocks WHEN \(isSearchable("old")) BEGIN
          INSERT INTO words(words,rowid,text) VALUES('delete',old.key,old.text);
        END;
        CREATE TRIGGER words_before_change AFTER UPDATE OF kind,text,detail ON blocks
        WHEN \(isSearchable("old")) AND (old.text<>new.text OR NOT \(isSearchable("new"))) BEGIN
          INSERT INTO words(words,rowid,text) VALUES('delete',old.key,old.text);
        END;
        CREATE TRIGGER words_after_change AFTER UPDATE OF kind,text,detail ON blocks
        WHEN \(isSearchable("new")) AND (old.text<>new.text OR NOT \(isSearchable("old"))) BEGIN
          INSERT INTO words(rowid,text) VALUES(new.key,new.text);
        END;

        INSERT INTO words(rowid,text) SELECT key,text FROM blocks WHERE \(isSearchable("blocks"));
        """),
    Migration(
      name: "spending",
      sql: """
        -- What each turn took of each model.
        CREATE TABLE spending(
          session INTEGER NOT NULL REFERENCES sessions(number) ON DELETE CASCADE,
          time INTEGER NOT NULL,
          model TEXT NOT NULL,
          -- tokens
          input INTEGER NOT NULL,
          output INTEGER NOT NULL,
          cache_read INTEGER NOT NULL,
          cache_write INTEGER NOT NULL,
          -- US dollars
          cost REAL NOT NULL
        ) STRICT;
        CREATE INDEX spending_by_time ON spending(time);
        CREATE INDEX spending_by_session ON spending(session);
        """),
  ]

  /// Whether the words of a row of blocks are in the index: an answer comes in when it has ended, not while it grows.
  static func isSearchable(_ row: String) -> String {
    "(\(row).kind='prompt' OR (\(row).kind='text' AND \(row).detail NOT LIKE '%\"ending\":\"streaming\"%'))"
  }
}
