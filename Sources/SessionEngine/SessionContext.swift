import Agents
import Conversation
import History

/// What every session needs from outside.
struct SessionContext: Sendable {
  var store: any HistoryStore
  var writer: HistoryWriter
  var connector: any AgentConnector
  var mailbox: EventMailbox
  /// Where sessions tell what they need their agents for.
  var residency: AsyncStream<ResidencyReport>.Continuation
  /// Takes the lock that makes this program the session's one owner; nil where sessions are not shared.
  var lock: (@Sendable (SessionID) throws(Problem) -> AnyObject & Sendable)?
  /// How other Skeins are asked; nil where sessions are not shared.
  var sharing: SessionSharing?
  let lookouts = Lookouts()
  /// What a profile is called in a sentence.
  var title: @Sendable (String) -> String

  /// How many of the newest blocks a session loads, and how many it keeps in memory when it has grown past `mostBlocks`.
  static let window = 200
  static let mostBlocks = 1200
  /// How far back a session is loaded to reach the place where it was left.
  static let mostLoaded = 12_000
}
