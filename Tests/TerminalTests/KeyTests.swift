import Testing

@testable import Terminal

@Suite struct KeyTests {
  @Test(arguments: [
    "Ctrl+X", "Alt+1", "Alt+a", "Alt+A", "Shift+Tab", "F12", "Ctrl+_", "Alt+/", "Ctrl+Alt+Left", "?", "+", "Alt++",
    "Space", "Ctrl+Space", "é", "Alt+Shift+Up", "Escape",
  ])
  func textIsReadBack(_ text: String) {
    #expect(Key(text)?.description == text)
  }

  @Test func oneFormForWhatTerminalsCannotTellApart() {
    #expect(Key("ctrl+i") == .tab)
    #expect(Key("Ctrl+M") == .enter)
    #expect(Key("Ctrl+[") == .escape)
    #expect(Key("Ctrl+/") == Key("Ctrl+_"))
    #expect(Key("Ctrl+x") == Key("Ctrl+X"))
    #expect(Key("Shift+a") == Key("A"))
    #expect(Key("PgUp") == .pageUp)
    #expect(Key("BackTab") == .backTab)
    #expect(Key("Hyper+x") == nil)
    #expect(Key("") == nil)
    #expect(Key("x").flatMap(\.typed) == "x")
    #expect(Key("Ctrl+X").flatMap(\.typed) == nil)
  }
}
