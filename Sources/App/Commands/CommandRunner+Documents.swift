import Conversation
import FoundationEssentials
import History
import SessionEngine

/// Sessions out of Skein and into it.
extension CommandRunner {
  func export() async throws -> Int32 {
    let kinds = ["--markdown", "--json", "--html"].filter { arguments.has($0) }
    guard kinds.count < 2 else { throw UsageProblem("\(kinds.joined(separator: " and ")) cannot go together.") }
    return try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      let document = try await engine.document(of: session.id)
      let formats: [String: ExportOrder.Format] = ["--json": .json, "--html": .html]
      let text = document.text(as: kinds.first.flatMap { formats[$0] } ?? .markdown)
      if let file = arguments["--output"] {
        _ = try DocumentFile.write(text, to: ParsedArguments.absolute(file, from: world.folder), replaces: true)
      } else {
        world.output.write(text)
      }
      return ExitCode.done
    }
  }

  func importDocument() async throws -> Int32 {
    if arguments.has("--from-claude") { return try await importFromClaude() }
    guard let file = arguments.operands.first else { throw UsageProblem("Something is missing: skein import FILE") }
    let document = try SessionDocument(parsing: try await read(file))
    return try await withEngine { engine in
      let imported = try await engine.add(document)
      let name = imported.summary.name
      if imported.isRenamed { world.errors.line("“\(document.record.name)” is called “\(name)” here.") }
      if imported.asksAgain {
        world.errors.line("It bypassed all permissions where it came from; here it asks.")
      }
      if imported.startsAfresh {
        world.errors.line(
          "Another session goes on with its conversation; here the agent begins without a memory of it.")
      }
      world.output.line(arguments.has("--json") ? SessionList.json(imported.summary).compact : name)
      return ExitCode.done
    }
  }

  private func read(_ file: String) async throws(Problem) -> [UInt8] {
    if file == "-" { return Array(await world.input.all().utf8) }
    let path = ParsedArguments.absolute(file, from: world.folder)
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Problem(.other, "\(path) cannot be read.")
    }
    return Array(data)
  }
}
