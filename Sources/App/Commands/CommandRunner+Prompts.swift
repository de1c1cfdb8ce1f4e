import Conversation
import JSON
import SessionEngine

/// Prompts as commands name and list them.
extension CommandRunner {
  /// The prompt that these words mean: its number, its id, or a part of its text that no other has.
  func prompt(_ words: String, of session: SessionSummary, in engine: SessionEngine) async throws -> PromptPlace {
    let places = try await engine.prompts(of: session.id)
    guard !places.isEmpty else {
      throw Problem(.other, "The agent of “\(session.name)” knows no prompt yet.")
    }
    if let number = Int(words) {
      if let place = places.first(where: { $0.number == number }) { return place }
      throw UsageProblem("“\(session.name)” has prompts 1 to \(places.count), not \(number).")
    }
    if let place = places.first(where: { $0.id.rawValue == words }) { return place }
    let wanted = words.lowercased()
    let found = places.filter { $0.prompt.text.lowercased().contains(wanted) }
    if let place = found.first, found.count == 1 { return place }
    let list = "List them with: skein fork \(LoggingConnector.quoted(session.name)) --list"
    guard found.isEmpty else {
      let numbers = found.map { String($0.number) }.joined(separator: ", ")
      throw UsageProblem("“\(words)” stands in \(found.count) prompts (\(numbers)); name one by its number. \(list)")
    }
    throw UsageProblem("No prompt of “\(session.name)” holds “\(words)”. \(list)")
  }

  func listPrompts(of session: SessionSummary, in engine: SessionEngine) async throws -> Int32 {
    let places = try await engine.prompts(of: session.id)
    if arguments.has("--json") {
      world.output.line(JSONValue.array(places.map(Self.json)).pretty)
    } else {
      for place in places { world.output.line("\(place.number)\t\(Self.oneLine(place.prompt.text))") }
    }
    return ExitCode.done
  }

  static func json(_ place: PromptPlace) -> JSONValue {
    [
      "number": .int(place.number), "id": .string(place.id.rawValue), "text": .string(place.prompt.text),
      "time": .int(place.time.milliseconds),
    ]
  }

  /// A prompt in a list of them.
  static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}
