#pragma once
#include <sqlite3.h>

/// Binds text that SQLite copies at once: the macro SQLITE_TRANSIENT is a cast that Swift cannot import.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, place, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Reads the first `count` bytes of the main database file through the descriptor that SQLite has open already.
/// Takes no lock and looks at no journal. (Opening and closing the file beside SQLite would drop its POSIX locks.)
/// Answers the number of bytes there are, 0 for an empty file, or -1.
static inline int csqlite_read_header(sqlite3 *database, void *bytes, int count) {
  sqlite3_file *file = 0;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return -1;
  if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK) return -1;
  if (size < count) count = (int)size;
  if (count == 0) return 0;
  return file->pMethods->xRead(file, bytes, count, 0) == SQLITE_OK ? count : -1;
}

/// Closing shall leave the write-ahead log as it is (`sqlite3_db_config` is variadic).
static inline int csqlite_keep_log_on_close(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
