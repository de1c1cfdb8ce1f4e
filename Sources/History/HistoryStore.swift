import Conversation

/// The durable archive of sessions and transcripts.
///
/// A store keeps everything that was committed; it never invents and never loses. Callers hand over changes in order;
/// one call commits all of its changes or none.
public protocol HistoryStore: Sendable {
  /// All sessions that are not in the trash, in the order of their places. Their `nextBlock` is never that of a block that is there,
  /// even where a crash came between a block and its session's record.
  func sessions() async throws(HistoryProblem) -> [SessionRecord]

  /// What is kept of one session; nil where it is not known or in the trash.
  func session(_ id: SessionID) async throws(HistoryProblem) -> SessionRecord?

  /// The sessions in the trash with the moment they went there, the latest first.
  func trashed() async throws(HistoryProblem) -> [TrashedSession]

  /// The newest `count` blocks before `before` (nil: from the end), in rising order, and whether there are older ones.
  /// A session that is not known has none.
  func blocks(of session: SessionID, before: BlockID?, count: Int) async throws(HistoryProblem) -> HistoryWindow

  /// One step of a search, from the newest on: nil begins it, then what the step before gave as the next. No step takes long.
  func search(_ query: SearchQuery, from step: SearchStep?) async throws(HistoryProblem) -> SearchPart

  /// What turns took since `since`, nil: all that is kept, in the order of time; also of sessions in the trash.
  func spending(since: Timestamp?) async throws(HistoryProblem) -> [Spending]

  /// Commits the changes together. With `isDurable` they survive a loss of power when this returns
  /// (prompts, decisions, ends of blocks), and so does all that was committed before; without, a crash of the program
  /// (streamed text).
  func commit(_ changes: [HistoryChange], isDurable: Bool) async throws(HistoryProblem)

  /// Commits what is pending and closes the files. The store cannot be used afterwards.
  func close() async
}
