import Conversation
import JSON
import SessionEngine

/// Going back to before a prompt.
extension CommandRunner {
  func rewind() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      if arguments.has("--list") { return try await listPrompts(of: session, in: engine) }
      let places = try await engine.prompts(of: session.id)
      guard let last = places.last else {
        throw Problem(.other, "The agent of “\(session.name)” knows no prompt yet, so there is nothing to go back to.")
      }
      var place = last
      if let words = arguments["--to"] { place = try await prompt(words, of: session, in: engine) }
      let isBoth = arguments.has("--files") == arguments.has("--conversation")
      let takesFiles = isBoth || arguments.has("--files")
      let takesConversation = isBoth || arguments.has("--conversation")
      let preview = takesFiles ? try await preview(of: place, in: session, engine: engine) : nil
      if let problem = preview?.problem {
        guard takesConversation else { throw Problem(.other, problem) }
        world.errors.line("\(problem) Only the conversation goes back.")
      }
      if !arguments.has("--json") { tell(place, preview, takesConversation: takesConversation) }
      if arguments.has("--dry-run") {
        if arguments.has("--json") { world.output.line(Self.json(place, preview, isDone: false).pretty) }
        return ExitCode.done
      }
      guard try await isSureToRewind("Go back in “\(session.name)” to before prompt \(place.number)?") else {
        world.errors.line("Nothing was changed.")
        return ExitCode.failed
      }
      try await engine.rewind(
        session.id, to: place.id, files: preview.map { $0.problem == nil } ?? false, conversation: takesConversation)
      if arguments.has("--json") {
        world.output.line(Self.json(place, preview, isDone: true).pretty)
      } else {
        world.errors.line("Done.")
      }
      return ExitCode.done
    }
  }

  /// What the agent says of files; a session whose files cannot be taken back has that as its problem.
  private func preview(
    of place: PromptPlace, in session: SessionSummary, engine: SessionEngine
  ) async throws -> FileRewind {
    do throws(Problem) {
      return try await engine.previewRewind(session.id, to: place.id)
    } catch {
      guard error.kind == .other else { throw error }
      return FileRewind(prompt: place.id, isDry: true, problem: error.text)
    }
  }

  private func tell(_ place: PromptPlace, _ preview: FileRewind?, takesConversation: Bool) {
    world.output.line("Before prompt \(place.number): \(Self.oneLine(place.prompt.text))")
    if let preview, preview.problem == nil {
      if preview.files.isEmpty {
        world.output.line("No file has changed since.")
      } else {
        world.output.line("Files that go back (+\(preview.insertions) -\(preview.deletions) lines):")
        for file in preview.files { world.output.line("  \(file)") }
      }
    }
    if takesConversation { world.output.line("The agent forgets what was said from there on; it stays to be read.") }
  }

  private func isSureToRewind(_ question: String) async throws(UsageProblem) -> Bool {
    if arguments.has("--yes") { return true }
    guard let person = world.person else {
      throw UsageProblem("Going back is asked about on a terminal, and there is none; say --yes to be asked nothing.")
    }
    return await person.confirms(question)
  }

  private static func json(_ place: PromptPlace, _ preview: FileRewind?, isDone: Bool) -> JSONValue {
    [
      "prompt": json(place), "files": .array((preview?.files ?? []).map { .string($0) }),
      "insertions": .int(preview?.insertions ?? 0), "deletions": .int(preview?.deletions ?? 0),
      "problem": preview?.problem.map { .string($0) } ?? .null, "done": .bool(isDone),
    ]
  }
}
