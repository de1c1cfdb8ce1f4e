import Conversation
import JSON
import SessionEngine

/// The commands that make sessions and change what they were told.
extension CommandRunner {
  func new() async throws -> Int32 {
    let names = arguments.operands.isEmpty ? [""] : arguments.operands
    let template = try arguments["--template"].map { try world.templates.template(named: $0) }
    return try await withEngine { engine in
      var made: [SessionSummary] = []
      var code = ExitCode.done
      for name in names {
        do {
          let wanted = try newSession(template?.sessionName(suffix: name) ?? name, suffix: name)
          let draft = try draft(in: wanted)
          let session = try await engine.create(wanted)
          if let draft { try await engine.saveDraft(draft, of: session.id) }
          made.append(session)
          if !arguments.has("--json") { world.output.line(session.name) }
        } catch {
          // One alone fails as every command does; of several the others are still made.
          guard names.count > 1 else { throw error }
          world.errors.line("skein: \(NameInSentence.of(name)): \(error)")
          code = ExitCode.failed
        }
      }
      if arguments.has("--json") {
        let values = made.map(SessionList.json)
        world.output.line(names.count == 1 ? values[0].compact : JSONValue.array(values).pretty)
      }
      return code
    }
  }

  /// Mentions of the files that the command line names; nil for none.
  private func draft(in session: NewSession) throws(Problem) -> Draft? {
    guard !files.isEmpty else { return nil }
    // Only to say now what cannot be put in.
    _ = try PromptComposer(folder: session.options.folder, agentReadsMentions: false).prompt("", files: files)
    let inside = session.options.folder + "/"
    let words = files.map { "@" + ($0.hasPrefix(inside) ? String($0.dropFirst(inside.count)) : $0) }
    let text = words.joined(separator: " ") + " "
    return Draft(text: text, cursor: text.count)
  }

  func set() async throws -> Int32 {
    guard
      arguments.values.keys.contains(where: { name in
        name == "--meta" || name == "--demo" || CommandOption.session.contains { $0.name == name }
      }) || setsPlace
    else { throw UsageProblem("There is nothing to set; see: skein set --help") }
    return try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      if setsPlace { try await place(session, in: engine) }
      let changed = try await adjust(session, in: engine, setsStreaming: true)
      if arguments.has("--json") { world.output.line(SessionList.json(changed).compact) }
      return ExitCode.done
    }
  }

  func templates() -> Int32 {
    let all = world.templates.all()
    if arguments.has("--json") {
      world.output.line(JSONValue.array(all.map(Self.json)).pretty)
    } else {
      for entry in all {
        if case .success(let template) = entry.template {
          world.output.line("\(entry.name)\t\(template.summary)\t\(entry.file)")
        }
      }
    }
    var code = ExitCode.done
    for case .failure(let problem) in all.map(\.template) {
      world.errors.line("skein: \(problem.text)")
      code = ExitCode.failed
    }
    return code
  }

  private static func json(_ entry: TemplateLibrary.Entry) -> JSONValue {
    let template = try? entry.template.get()
    var problem: String?
    if case .failure(let found) = entry.template { problem = found.text }
    return [
      "name": .string(entry.name), "summary": .string(orNull: template?.summary),
      "prefix": .string(orNull: template?.namePrefix), "file": .string(entry.file), "problem": .string(orNull: problem),
    ]
  }
}
