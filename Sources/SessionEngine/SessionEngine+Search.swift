import Conversation
import History

/// Finding what was said, in all sessions.
extension SessionEngine {
  /// How many places a search on the screen answers at most, in each order.
  private static let mostShown = 100
  /// How long a search on the screen waits for the next key.
  private static let keyPause = Duration.milliseconds(25)
  /// How long it gathers further findings before it tells them.
  private static let tellingPause = Duration.milliseconds(100)

  /// The places that a query finds, the latest first.
  public func search(_ query: SearchQuery) async throws(Problem) -> [SearchHit] {
    await context.writer.commit()
    do throws(HistoryProblem) {
      return try await context.store.search(query)
    } catch {
      throw Problem(.storage, error.description)
    }
  }

  /// Searches beside everything else; what is found comes as ``Event/Kind/found(_:)``. A search that still runs is given up.
  func beginSearch(_ text: String, folder: String, home: String?) {
    searching?.cancel()
    searching = Task {
      try? await Task.sleep(for: Self.keyPause)
      guard !Task.isCancelled else { return }
      do throws(Problem) {
        try await find(text, folder: folder, home: home)
      } catch {
        guard !Task.isCancelled else { return }
        events.post(.found(SearchResults(text: text, problem: error.text)))
      }
    }
  }

  private func find(_ text: String, folder: String, home: String?) async throws(Problem) {
    let words = try SearchWords(line: text, folder: folder, home: home)
    guard !words.isEmpty else { return events.post(.found(SearchResults(text: text))) }
    var place: SessionID?
    if let name = words.session { place = try await session(meantBy: name) }
    let query = words.query(in: place, limit: Self.mostShown)
    await context.writer.commit()
    var told: ContinuousClock.Instant?
    do throws(HistoryProblem) {
      try await context.store.search(query) { findings, isComplete in
        guard isComplete || told.map({ $0.duration(to: .now) >= Self.tellingPause }) ?? true else { return }
        told = .now
        var findings = findings
        let newest = findings.newest()
        events.post(
          .found(
            SearchResults(
              text: text, terms: words.terms, newest: newest, best: findings.best(), isComplete: isComplete,
              isCut: newest.count >= Self.mostShown)))
      }
    } catch {
      throw Problem(.storage, error.description)
    }
  }

  /// The session of this name, else the first whose name begins so, else the first that has it within.
  private func session(meantBy name: String) async throws(Problem) -> SessionID {
    let all = await records().map(\.summary)
    let lower = name.lowercased()
    let found =
      all.first { $0.name == name } ?? all.first { $0.name.lowercased().hasPrefix(lower) }
      ?? all.first { $0.name.lowercased().contains(lower) }
    guard let found else { throw Problem(.noSuchSession, "No session is called “\(name)”.") }
    return found.id
  }
}
