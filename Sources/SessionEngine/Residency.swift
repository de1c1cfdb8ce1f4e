import Conversation
import Glibc

/// Which agents run at the same time: at most ``limit`` where their sessions allow it. An agent costs about 200 MB, so the one
/// whose session was not used for the longest time is to end first.
///
/// A session that is needed is never in question, so more than ``limit`` run where more are at work.
struct Residency: Sendable {
  /// What a session with a running agent needs it for.
  enum Need: Hashable, Sendable {
    /// It is on screen, or a turn, a request or a background task is under way.
    case now
    /// Nothing is under way; the conversation can be resumed later.
    case later
    /// The agent is ending.
    case never
  }

  let limit: Int
  private var needs: [SessionID: Need] = [:]
  /// Sessions with an agent, the one not used for the longest time first.
  private var order: [SessionID] = []

  init(limit: Int) { self.limit = max(1, limit) }

  /// Takes in what a session needs, nil where it has no agent. Answers the sessions whose agents are to end now.
  mutating func update(_ session: SessionID, _ need: Need?) -> [SessionID] {
    let before = needs.updateValue(need ?? .never, forKey: session)
    if need == .now || before == .now || before == nil {
      order.removeAll { $0 == session }
      order.append(session)
    }
    if need == nil {
      needs[session] = nil
      order.removeAll { $0 == session }
    }
    let surplus = needs.values.count { $0 != .never } - limit
    guard surplus > 0 else { return [] }
    let ending = Array(order.filter { needs[$0] == .later }.prefix(surplus))
    for session in ending { needs[session] = .never }
    return ending
  }

  /// A quarter of the memory, at 250 MB an agent; at least 4 and at most 20. `memory` is in bytes.
  static func usualLimit(memory: Int) -> Int { min(20, max(4, memory / 4 / 250_000_000)) }

  /// The bytes of this machine's memory; 0 where the system does not say.
  static var memory: Int {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    return pages > 0 && size > 0 ? pages * size : 0
  }
}

/// What a session tells the engine whenever it changes.
struct ResidencyReport: Sendable {
  var session: SessionID
  var need: Residency.Need?
}
