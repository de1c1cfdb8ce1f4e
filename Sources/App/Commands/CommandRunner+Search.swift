import Conversation
import History
import JSON
import SessionEngine

extension CommandRunner {
  func search() async throws -> Int32 {
    let words = try SearchWords(arguments.operands, folder: world.folder, home: world.environment["HOME"])
    guard !words.isEmpty else { throw UsageProblem("Something to look for is missing: skein search WORDS") }
    let limit = try arguments.number("--limit", in: 1...1000) ?? 50
    return try await withEngine { engine in
      var place: SessionID?
      if let name = words.session { place = try await session(named: name, in: engine).id }
      let hits = try await engine.search(words.query(in: place, limit: limit))
      if arguments.has("--json") {
        world.output.line(JSONValue.array(hits.map(json)).pretty)
      } else if hits.isEmpty {
        world.errors.line("Nothing was found.")
      } else {
        let now = Timestamp.now()
        for hit in hits {
          let who = hit.role == .user ? "you" : hit.role.rawValue
          world.output.line("\(hit.name)  \(who)  \(SessionList.age(now.since(hit.time)))\n    \(hit.excerpt)")
        }
      }
      return ExitCode.done
    }
  }

  private func json(_ hit: SearchHit) -> JSONValue {
    [
      "session": .string(hit.name), "id": .string(hit.session.rawValue), "block": .int(hit.block.rawValue),
      "time": .int(hit.time.milliseconds), "role": .string(hit.role.rawValue), "excerpt": .string(hit.excerpt),
      "match": .array([.int(hit.match.lowerBound), .int(hit.match.upperBound)]),
    ]
  }
}
