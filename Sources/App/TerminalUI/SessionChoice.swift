import Conversation
import SessionEngine

/// Which session a launch shows first.
struct SessionChoice: Sendable {
  /// The session that the command line names; made where it is missing.
  var name: String?
  /// What a new session starts with; its name does not count.
  var session: NewSession
  /// The command line asks for this agent, so a session of another one is not resumed.
  var requiredAgent: String?
  /// A session that another Skein has is taken over.
  var takesOver = false
  /// A conversation of Claude Code's own to go on with; it becomes a session where it is none yet.
  var resumed: (words: String, adoption: ClaudeAdoption)?

  /// Opens the named session, else the one used last in this folder, else the one used last, else a new one.
  func open(in engine: SessionEngine) async {
    do throws(Problem) {
      let session = try await choose(in: engine)
      engine.send(.open(session))
      if takesOver { engine.send(.takeOver(session)) }
    } catch {
      engine.events.post(.problem(error))
      guard resumed != nil else { return }
      var usual = self
      usual.resumed = nil
      await usual.open(in: engine)
    }
  }

  private func choose(in engine: SessionEngine) async throws(Problem) -> SessionID {
    if let resumed { return try await resumed.adoption.adopt(resumed.words, in: engine).session.id }
    if let name {
      if let found = await engine.session(named: name) { return found.id }
      return try await engine.create(name: name, options: session.options, metadata: session.metadata).id
    }
    let last = await engine.lastUsed(in: session.options.folder)
    if let last, requiredAgent == nil || last.options.agent == requiredAgent {
      return last.id
    }
    return try await engine.create(name: "", options: session.options, metadata: session.metadata).id
  }
}
