import Terminal
import Testing

@testable import ChatUI

@Suite struct KeymapTests {
  @Test func `no key means two things in one place`() throws {
    _ = try Keymap(Keymap.standard.bindings)
  }

  @Test func `every binding has keys that can be read, and words`() {
    for binding in Keymap.standard.bindings {
      #expect(!binding.keys.isEmpty, "\(binding.action)")
      #expect(!binding.help.isEmpty, "\(binding.action)")
      for key in binding.keys { #expect(key.key.description != "", "\(binding.action)") }
    }
  }

  @Test func `every action has a key`() {
    let bound = Set(Keymap.standard.bindings.map(\.action))
    for action in Action.allCases { #expect(bound.contains(action), "\(action)") }
  }

  @Test func `a conflict is refused with both names`() {
    let enter = KeySequence(Key.enter)
    #expect(throws: KeymapProblem.conflict(key: "Enter", context: "composer", actions: ["send", "undo"])) {
      try Keymap([
        KeyBinding(.send, [enter], in: .composer, "", "send"), KeyBinding(.undo, [enter], in: .composer, "", "undo"),
      ])
    }
  }

  @Test(arguments: [
    ("Ctrl+X n", Action.newSession), ("Alt+3", .goTo3), ("Ctrl+X 9", .goTo9), ("F4", .oldestPermission),
    ("Ctrl+X Ctrl+X", .lastSession), ("Alt+/", .lastSession), ("Shift+Tab", .cycleMode), ("Ctrl+X Q", .quit),
    ("Ctrl+X q", .queue), ("Ctrl+X P", .palette), ("Ctrl+X p", .chooseMode), ("Ctrl+X D", .deleteSession),
  ])
  func `the keys of the design are there`(keys: String, action: Action) throws {
    let sequence = try #require(KeySequence(keys))
    #expect(Keymap.standard.action(for: sequence, in: [.composer, .anywhere]) == action)
  }

  @Test func `keys that terminals and multiplexers keep are left alone`() throws {
    for keys in ["Ctrl+S", "Ctrl+Q"] {
      let sequence = try #require(KeySequence(keys))
      for context in KeyContext.allCases { #expect(Keymap.standard.action(for: sequence, in: [context]) == nil) }
    }
  }

  @Test func `the narrower context counts first`() throws {
    let key = try #require(KeySequence("Ctrl+D"))
    #expect(Keymap.standard.action(for: key, in: [.composerEmpty, .composer]) == .leave)
    #expect(Keymap.standard.action(for: key, in: [.composer]) == .deleteForward)
  }

  @Test func `the table as Markdown has a line for each key`() {
    let table = Keymap.standard.markdown()
    #expect(table.contains("| Composer | Enter | send; "))
    #expect(table.contains("| Anywhere | Alt+1…9 · Ctrl+X 1…9 | go to the session of that number |"))
    #expect(!table.contains("Alt+2"))
  }
}
