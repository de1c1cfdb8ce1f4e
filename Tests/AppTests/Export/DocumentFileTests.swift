import ChatUI
import Conversation
import Foundation
import SessionEngine
import Testing

@testable import App

@Suite struct DocumentFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)").path

  @Test func aFileIsNeverReplacedUnasked() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/it.md"
    #expect(try DocumentFile.write("one, long", to: path, replaces: false))
    #expect(try !DocumentFile.write("two", to: path, replaces: false))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one, long")
    #expect(try DocumentFile.write("two", to: path, replaces: true))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: Problem.self) { try DocumentFile.write("x", to: folder + "/none/it", replaces: false) }
    #expect(throws: Problem.self) { try DocumentFile.write("x", to: folder, replaces: true) }
  }

  @Test func aSessionFromTheFormIsWhatItSays() throws {
    let templates = TemplateLibrary(
      folder: nil, shipped: ["review": "{ namePrefix: 'r', systemPrompt: 'Review {suffix}.', model: 'opus' }"])
    var defaults = SessionOptions(agent: "demo", folder: "/")
    defaults.model = "haiku"
    var order = NewSessionOrder(name: "auth", folder: "/tmp")
    #expect(try order.session(over: defaults, templates: templates).options.model == "haiku")
    order.template = "review"
    let made = try order.session(over: defaults, templates: templates)
    #expect(made.name == "r-auth")
    #expect(made.options.systemPrompt == "Review auth.")
    #expect(made.options.model == "opus")
    #expect(made.options.folder == "/tmp")
    order.model = "sonnet"
    order.agent = "claude"
    order.permissionMode = .plan
    let full = try order.session(over: defaults, templates: templates).options
    #expect([full.model, full.agent, full.permissionMode?.rawValue] == ["sonnet", "claude", "plan"])
    order.folder = "/nowhere"
    #expect(throws: Problem.self) { try order.session(over: defaults, templates: templates) }
    order.folder = "/tmp"
    order.name = ""
    #expect(throws: Problem.self) { try order.session(over: defaults, templates: templates) }
  }
}
