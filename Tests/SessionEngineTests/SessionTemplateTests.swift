import Conversation
import Foundation
import JSON
import Testing

@testable import SessionEngine

@Suite struct SessionTemplateTests {
  private let defaults = SessionOptions(agent: "demo", folder: "/home/ada")

  private let text = """
    // what reviews are
    {
      summary: "Reviews", namePrefix: "review",
      systemPrompt: "You review {suffix} code in {folder} as {name} on {date}: {\\"a\\": 1} {{suffix}}",
      prefix: "Of {suffix}:", model: "opus", permissionMode: "ask", maxBudget: 0.5, allowedTools: "Read",
      addedFolders: ["docs", "/srv"], safe: true, noStream: true,
      metadata: { type: "code-review", automated: false },
    }
    """

  @Test func aSessionHasWhatItsTemplateSays() throws {
    let template = try SessionTemplate(parsing: text, name: "code_review", file: "t")
    let noon = Timestamp(milliseconds: 1_795_262_400_000)
    let session = try template.session(suffix: "auth", over: defaults, now: noon)
    #expect(session.name == "review-auth")
    #expect(
      session.options.systemPrompt
        == "You review auth code in /home/ada as review-auth on \(noon.day): {\"a\": 1} {suffix}")
    #expect(session.options.prefix == "Of auth:")
    #expect(session.options.permissionMode == .standard)
    #expect(session.options.addedFolders == ["/home/ada/docs", "/srv"])
    #expect(session.options.isSafe && session.options.isUnstreamed)
    #expect(session.options.agent == "demo")
    #expect(
      session.metadata == ["type": "code-review", "automated": false, "template": "code_review", "suffix": "auth"])
    #expect(template.suffix(ofSessionNamed: "review-auth") == "auth")
    #expect(template.suffix(ofSessionNamed: "other") == "other")
    #expect(throws: Problem.self) { try template.session(suffix: "", over: defaults) }
    #expect(noon.day.hasPrefix("2026-11-2"))
  }

  @Test(arguments: [
    ("{\n model: 3\n}", "f:2:", "text"), ("{\n\n sytemPrompt: 'x'}", "f:3:", "systemPrompt"),
    ("{ systemPrompt: 'about {sufix}' }", "f:1:3:", "{suffix}"),
    ("{ safe: true, permissionMode: 'bypassPermissions' }", "f:", "safe"),
    ("[]", "f:", "braces"), ("{ metadata: 1 }", "f:1:3:", "metadata"), ("{ maxTurns: 0 }", "f:", "at least 1"),
    ("{ namePrefix: 'a\\nb' }", "f:", "control"), ("{ model: 'x'", "f:1:", "ends"),
    ("{ permissionMode: 'wild' }", "f:", "acceptEdits"), ("{ allowedTools: [1] }", "f:", "list of texts"),
  ])
  func aMistakeIsToldWithFileLineAndReason(_ text: String, _ place: String, _ reason: String) {
    do {
      _ = try SessionTemplate(parsing: text, name: "f", file: "f")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.text.hasPrefix(place), "\(error)")
      #expect(error.text.contains(reason), "\(error)")
    }
  }

  @Test func theUsersTemplatesComeFirst() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "{ summary: 'mine' }".write(toFile: folder + "/a.json5", atomically: true, encoding: .utf8)
    try "{ oops }".write(toFile: folder + "/broken.json5", atomically: true, encoding: .utf8)
    let library = TemplateLibrary(folder: folder, shipped: ["a": "{ summary: 'shipped' }", "b": "{}"])
    #expect(library.all().map(\.name) == ["a", "b", "broken"])
    #expect(try library.template(named: "a").summary == "mine")
    #expect(try library.template(named: "b").namePrefix == "b")
    #expect(throws: Problem.self) { try library.template(named: "broken") }
    #expect(throws: Problem.self) { try library.template(named: "../a") }
    let missing = #expect(throws: Problem.self) { try library.template(named: "c") }
    #expect(missing?.text.contains("a, b, broken") == true)
    #expect(TemplateLibrary(folder: "/nowhere", shipped: [:]).all().isEmpty)
  }
}
