import Conversation
import JSON

/// A session that is to be made.
public struct NewSession: Hashable, Sendable {
  /// Empty: one is made up.
  public var name: String
  public var options: SessionOptions
  public var metadata: [String: JSONValue]

  public init(name: String = "", options: SessionOptions, metadata: [String: JSONValue] = [:]) {
    self.name = name
    self.options = options
    self.metadata = metadata
  }
}

extension SessionEngine {
  public func create(_ session: NewSession) async throws(Problem) -> SessionSummary {
    try await create(name: session.name, options: session.options, metadata: session.metadata)
  }

  /// Makes one session after the other; what fails does not keep the rest from being made. The outcomes are in the order of `sessions`.
  public func create(all sessions: [NewSession]) async -> [Result<SessionSummary, Problem>] {
    var outcomes: [Result<SessionSummary, Problem>] = []
    for session in sessions {
      do throws(Problem) {
        outcomes.append(.success(try await create(session)))
      } catch {
        outcomes.append(.failure(error))
      }
    }
    return outcomes
  }
}
