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
  /// What a session that is there already is told; nil for nothing.
  var adjustment: SessionAdjustment?

  /// Opens the named session, else the one used last in this folder, else the one used last, else a new one. Answers it, nil where none can be.
  func open(in engine: SessionEngine) async -> SessionID? {
    do throws(Problem) {
      let (session, isNew) = try await choose(in: engine)
      engine.send(.open(session))
      if takesOver, adjustment == nil { engine.send(.takeOver(session)) }
      if !isNew { await adjust(session, in: engine) }
      return session
    } catch {
      engine.events.post(.problem(error))
      guard resumed != nil else { return nil }
      var usual = self
      usual.resumed = nil
      return await usual.open(in: engine)
    }
  }

  private func choose(in engine: SessionEngine) async throws(Problem) -> (id: SessionID, isNew: Bool) {
    if let resumed { return (try await resumed.adoption.adopt(resumed.words, in: engine).session.id, false) }
    if let name {
      if let found = await engine.session(named: name) { return (found.id, false) }
      return (try await engine.create(name: name, options: session.options, metadata: session.metadata).id, true)
    }
    let last = await engine.lastUsed(in: session.options.folder)
    if let last, requiredAgent == nil || last.options.agent == requiredAgent {
      return (last.id, false)
    }
    return (try await engine.create(name: "", options: session.options, metadata: session.metadata).id, true)
  }

  /// Tells the session what the command line says, and the user what of it is new. One that another Skein has stays as it is,
  /// which is said, unless it is taken over first.
  private func adjust(_ id: SessionID, in engine: SessionEngine) async {
    guard let adjustment else { return }
    do {
      if takesOver { try await engine.takeOver(id) }
      guard let session = await engine.summary(of: id) else { return }
      let changed = try await adjustment.apply(to: session, in: engine, setsStreaming: true)
      let sentence = SessionAdjustment.sentence(session.name, from: session.options, to: changed.options)
      if let sentence { engine.events.post(.told(sentence)) }
    } catch let problem as Problem {
      engine.events.post(.problem(problem))
    } catch {
      engine.events.post(.problem(Problem(.usage, session: id, "\(error)")))
    }
  }
}
