/// Where an engine remembers its sessions, by the words of `skein --store`.
public enum HistoryKind: String, Hashable, Sendable, CaseIterable {
  /// A database; searching is quick.
  case sqlite
  /// Readable files, one a session.
  case files
  /// Nothing outlives the engine.
  case memory
}
