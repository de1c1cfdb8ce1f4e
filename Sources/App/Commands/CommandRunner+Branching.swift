import Conversation
import SessionEngine

/// A fresh start, another way on, and putting away.
extension CommandRunner {
  func clear() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      try await engine.clear(session.id)
      world.errors.line("The agent of “\(session.name)” starts afresh; what was said stays to be read.")
      return ExitCode.done
    }
  }

  func fork() async throws -> Int32 {
    try await withEngine { engine in
      let source = try await session(named: arguments.operands[0], in: engine)
      if arguments.has("--list") { return try await listPrompts(of: source, in: engine) }
      var place: PromptPlace?
      if let words = arguments["--at"] { place = try await prompt(words, of: source, in: engine) }
      let fork = try await engine.fork(source.id, name: arguments.operands.dropFirst().first ?? "", at: place?.id)
      world.output.line(arguments.has("--json") ? SessionList.json(fork).compact : fork.name)
      return ExitCode.done
    }
  }

  func archive() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      try await engine.archive(session.id)
      let word = NameInSentence.forShell(session.name)
      world.errors.line("“\(session.name)” is put away; get it back with: skein restore \(word)")
      return ExitCode.done
    }
  }
}
