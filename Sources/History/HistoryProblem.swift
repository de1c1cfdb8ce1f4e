import Conversation

/// Trouble with the history; a chat goes on in memory while it lasts.
public enum HistoryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder cannot be opened or made.
  case cannotOpen(path: String, reason: String)
  /// The file is not a history of Skein, or damaged; it was left as it is.
  case notAHistory(path: String, reason: String)
  /// The file was written by a newer Skein.
  case newer(path: String, version: Int)
  case cannotWrite(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  /// Another Skein has the session; `process` where it is known.
  case inUse(SessionID, process: Int32?)

  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "The history at \(path) cannot be opened: \(reason). Check the folder's permissions or name another with --data-dir."
    case .notAHistory(let path, let reason):
      "\(path) is damaged or not a history of Skein (\(reason)). It was left untouched; move it away to begin a new one."
    case .newer(let path, let version):
      "The history at \(path) was written by a newer Skein (format \(version)). Update Skein or name another folder with --data-dir."
    case .cannotWrite(let path, let reason):
      "The history at \(path) cannot be written: \(reason). What you say is kept in memory and written when that works again."
    case .cannotRead(let path, let reason):
      "The history at \(path) cannot be read: \(reason)."
    case .inUse(_, let process):
      "This session is in use by another Skein\(process.map { " (process \($0))" } ?? ""). Close it there, or go on in another session."
    }
  }
}
