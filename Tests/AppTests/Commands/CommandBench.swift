import Agents
import Conversation
import Glibc
import History
import JSON
import SessionEngine

@testable import App

/// Runs commands one after the other over one history, with the demo as the agent.
struct CommandBench {
  let store = MemoryStore()
  var person: Person?
  var folder = "/home/me/project"
  var templates = TemplateLibrary(folder: nil, shipped: [:])
  var readsMentions = false
  var configured: (inout SessionOptions) -> Void = { _ in }
  var shell: WorkflowRunner.Checking?
  var environment = ["HOME": "/home/me"]

  struct Done {
    var code: Int32
    var output: String
    var errors: String
    func json() throws -> JSONValue { try JSONValue(parsing: output) }
  }

  func run(_ words: String..., input: String = "") async throws -> Done {
    let output = Paper()
    let errors = Paper()
    var ends: [Int32] = [0, 0]
    _ = pipe(&ends)
    _ = Array(input.utf8).withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    defer { close(ends[0]) }
    let demo = connector
    var defaults = SessionOptions(agent: "demo", folder: folder)
    configured(&defaults)
    var world = CommandWorld(
      environment: environment, folder: folder, version: "0", output: output.output(),
      errors: errors.output(), input: LineInput(descriptor: ends[0]), person: person,
      defaults: defaults, configurationPath: "/c",
      engine: { [store] needs throws(Problem) in
        SessionEngine(
          store: needs.isOneShot ? MemoryStore() : store,
          connector: needs.lines.map { DemoConnector(lines: $0) } ?? demo)
      }, checks: { [HealthCheck("x", .bad, "broken")] })
    world.templates = templates
    world.readsMentions = { [readsMentions] _ in readsMentions }
    world.connector = demo
    if let shell { world.shell = shell }
    let code = await CommandRunner(try ArgumentParser.parse(words), in: world).run()
    return Done(code: code, output: output.text, errors: errors.text)
  }

  let connector: DemoConnector

  init(pace: Double = 0, person: Person? = nil) {
    self.person = person
    connector = DemoConnector(pace: pace)
  }
}
