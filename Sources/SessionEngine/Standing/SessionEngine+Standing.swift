import Conversation
import History

extension SessionEngine {
  /// Makes the declared sessions that are missing, in their order; those that are put away are there.
  ///
  /// Of several programs that start at the same moment one makes them.
  /// - Returns: why single sessions could not be made.
  public func make(
    declared: [DeclaredSession], over defaults: SessionOptions, templates: TemplateLibrary
  ) async -> [Problem] {
    let names = Set(await records().map(\.summary.name))
    guard declared.contains(where: { !names.contains($0.name) }) else { return [] }
    let lock: (any AnyObject & Sendable)?
    do throws(Problem) {
      lock = try context.lock?(Self.makingOfDeclared)
    } catch {
      return []
    }
    // Another program may have made them since this one read the list.
    await readList()
    var problems: [Problem] = []
    for wanted in declared where await !exists(named: wanted.name) {
      do throws(Problem) {
        let made = try await create(try wanted.session(over: defaults, templates: templates))
        if let prompt = wanted.prompt { try await saveDraft(Draft(text: prompt, cursor: prompt.count), of: made.id) }
      } catch {
        problems.append(
          Problem(error.kind, "The session “\(wanted.name)” of the configuration was not made: \(error.text)"))
      }
    }
    withExtendedLifetime(lock) {}
    return problems
  }

  /// Starts the agents of these sessions and keeps them running from now on: one that ends by itself is started again, also
  /// where it had nothing to do, within the limits of every restart.
  public func supervise(named names: [String]) async {
    for name in names {
      guard let session = await session(named: name) else { continue }
      sessions[session.id]?.inbox.yield(.supervise)
    }
  }

  /// The lock under which declared sessions are made.
  private static let makingOfDeclared = SessionID("00000000-0000-0000-0000-000000000000")
}
