import Terminal
import Testing

@testable import App
@testable import ChatUI

/// The user's keys.
@Suite struct KeymapFileTests {
  private func read(_ text: String) throws -> KeymapFile { try KeymapFile(parsing: text, name: "keymap.json5") }

  private func action(_ key: String, _ contexts: KeyContext..., in keymap: Keymap) throws -> Action? {
    keymap.action(for: try #require(KeySequence(key)), in: contexts)
  }

  @Test func `a key for anywhere works in the composer too, unless it is given another meaning there`() throws {
    let file = try read(#"{ anywhere: { "Ctrl+T": "newSession", "Alt+t": "help" }, composer: { "Alt+t": "undo" } }"#)
    #expect(file.problems.isEmpty)
    #expect(try action("Ctrl+T", .composerEmpty, .composer, .anywhere, in: file.keymap) == .newSession)
    #expect(try action("Alt+t", .composerEmpty, .composer, .anywhere, in: file.keymap) == .undo)
  }

  @Test func `keys are bound, taken away and given to others`() throws {
    let file = try read(
      """
      { // mine
        anywhere: { "alt+n": "newSession", "Ctrl+X t": null, "F1": "palette" },
        sidebar: { "x": "sidebarDelete" },
      }
      """)
    #expect(file.problems.isEmpty)
    #expect(try action("Alt+n", .anywhere, in: file.keymap) == .newSession)
    #expect(try action("Ctrl+X n", .anywhere, in: file.keymap) == .newSession)
    #expect(try action("Ctrl+X t", .anywhere, in: file.keymap) == nil)
    #expect(try action("F1", .anywhere, in: file.keymap) == .palette)
    #expect(try action("x", .sidebar, in: file.keymap) == .sidebarDelete)
    // What tells of keys tells these.
    #expect(file.keymap.hint(.newSession) == "Alt+n")
    let lines = file.keymap.sections.flatMap(\.lines)
    #expect(!lines.contains { $0.help.hasPrefix("choose the theme") })
    #expect(lines.contains { $0.keys.hasPrefix("Alt+n") })
  }

  @Test(arguments: [
    (#"{ anywhere: { "Ctrl+X z": "newSesion" } }"#, "1:15: there is no action “newSesion”; did you mean newSession?"),
    (#"{ anywere: {} }"#, "1:3: there is no place “anywere”; did you mean anywhere?"),
    (#"{ anywhere: { "Hyper+n": "help" } }"#, "1:15: “Hyper+n” names no key"),
    (#"{ anywhere: { "Ctrl+X": "help" } }"#, "1:15: Ctrl+X begins the keys of two parts"),
    (#"{ composer: { "a": "send" } }"#, "1:15: “a” types itself in composer"),
    (#"{ composer: { "F9": "allow" } }"#, "1:15: allow means nothing in composer; it can be bound in: permission"),
    (#"{ anywhere: { "F9": "help", "f9": "palette" } }"#, "1:29: F9 is bound to help and palette"),
    (#"{ anywhere: { "F9": 3 } }"#, "1:15: a key takes the name of an action"),
    (#"{ anywhere: { "F9": null } }"#, "1:15: F9 does nothing in anywhere as it is"),
  ])
  func `what is wrong is told by its place, and the rest counts`(text: String, problem: String) throws {
    let file = try read(text)
    #expect(file.problems.count == 1)
    #expect(file.problems.first?.hasPrefix("keymap.json5:" + problem) == true, "\(file.problems)")
    let both = try read("{ sidebar: { x: \"sidebarDelete\" }, " + text.dropFirst())
    #expect(try action("x", .sidebar, in: both.keymap) == .sidebarDelete)
    #expect(both.problems.count == 1)
  }

  @Test func `a text that is no JSON5 is refused with its place`() {
    #expect { try read("{ anywhere: {\n  F9 }") } throws: { "\($0)".hasPrefix("keymap.json5:2:6: ") }
  }
}
