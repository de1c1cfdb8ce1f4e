import Conversation
import Testing

@testable import History

/// The search in a history of 100,000 messages.
@Suite struct LargeSearchTests {
  private static let count = 100_000

  private func filled(_ folder: Folder) async throws -> SQLiteStore {
    let store = try await SQLiteStore.open(folder: folder.path)
    let sessions = (0..<20).map { record("session-\($0)", place: $0) }
    try await store.commit(sessions.map { .session($0) }, isDurable: false)
    // Words that differ from message to message, as prose does; one sentence stands near the beginning, one of its kind.
    try await store.execute(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<\(Self.count))
      INSERT INTO blocks(session,id,time,kind,text,detail)
      SELECT 1+i%20,i,i*1000,iif(i%2,'prompt','text'),
        CASE i WHEN 700 THEN 'The bellwether sentence, said months ago: 今日は世界地図を描く'
        ELSE 'Message '||i||' about parser'||(i*7919%5003)||' and the layout of row'||(i*104729%9973)||
          ' in the store, with some more words to read: alpha beta gamma delta '||(i%97)||'. It goes on for a while.' END,
        '{"ending":"complete"}' FROM n
      """)
    return store
  }

  /// How long the first findings take, at best of some tries: other work of the machine must not count.
  private func firstFindings(
    _ store: SQLiteStore, _ query: SearchQuery
  ) async throws -> (time: Duration, findings: [SearchFinding]) {
    var best = Duration.seconds(60)
    var findings: [SearchFinding] = []
    for _ in 0..<5 {
      let start = ContinuousClock.now
      let part = try await store.search(query, from: nil)
      best = min(best, start.duration(to: .now))
      findings = part.findings
    }
    return (best, findings)
  }

  @Test func theFirstFindingsComeAtOnce() async throws {
    let folder = Folder()
    let store = try await filled(folder)
    for terms in [["bellwether"], ["said months ago"], ["parser17"], ["message"], ["the", "gamma"], ["zzzz"]] {
      let (time, findings) = try await firstFindings(store, SearchQuery(terms))
      #expect(time < .milliseconds(100), "\(terms): \(time)")
      #expect(findings.isEmpty == (terms == ["zzzz"]), "\(terms)")
    }
    // Parts of words and words without blanks between them take going through all of it, step by step.
    for term in ["ellwethe", "世界地図"] {
      let start = ContinuousClock.now
      #expect(try await store.search(SearchQuery([term])).map(\.block) == [BlockID(700)])
      #expect(start.duration(to: .now) < .seconds(2), "\(term)")
    }
    // No step keeps the store from its other work for long.
    var step: SearchStep?
    var longest = Duration.zero
    repeat {
      let start = ContinuousClock.now
      step = try await store.search(SearchQuery(["ellwethe"]), from: step).next
      longest = max(longest, start.duration(to: .now))
    } while step != nil
    #expect(longest < .milliseconds(100))
    await store.close()
  }

  @Test func aSearchThatIsGivenUpStops() async throws {
    let folder = Folder()
    let store = try await filled(folder)
    let steps = await Task {
      var steps = 0
      try? await store.search(SearchQuery(["ellwethe"])) { _, _ in
        steps += 1
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return steps
    }.value
    #expect(steps == 1)
    await store.close()
  }
}
