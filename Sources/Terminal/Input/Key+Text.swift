extension Key: CustomStringConvertible, LosslessStringConvertible {
  /// Reads `Ctrl+X`, `Alt+1`, `Shift+Tab`, `F5`, `?`, `Ctrl+_`, `Alt++`, `Space`. Names and modifiers in any case; nil for
  /// all else. A letter with Ctrl in any case, without it as it is written.
  public init?(_ text: String) {
    var modifiers = Modifiers()
    var rest = Substring(text)
    while rest.count > 1, let plus = rest.dropFirst().firstIndex(of: "+") {
      guard let modifier = Key.modifier(rest[..<plus]) else { break }
      modifiers.insert(modifier)
      rest = rest[rest.index(after: plus)...]
    }
    if rest.count == 1, let character = rest.first {
      self.init(.character(character), modifiers)
    } else if let name = Key.name(rest.lowercased()) {
      self.init(name, modifiers)
    } else if rest.lowercased() == "space" {
      self.init(.character(" "), modifiers)
    } else if rest.lowercased() == "backtab" {
      self.init(.tab, modifiers.union(.shift))
    } else {
      return nil
    }
  }

  /// The text that `init(_:)` reads back.
  public var description: String {
    var text = ""
    if modifiers.contains(.ctrl) { text += "Ctrl+" }
    if modifiers.contains(.alt) { text += "Alt+" }
    if modifiers.contains(.shift) { text += "Shift+" }
    switch code {
    case .named(let name): return text + name.rawValue
    case .character(" "): return text + "Space"
    case .character(let character):
      return text + (modifiers.contains(.ctrl) ? character.uppercased() : String(character))
    }
  }

  private static func modifier(_ text: Substring) -> Modifiers? {
    switch text.lowercased() {
    case "ctrl", "control", "c": .ctrl
    case "alt", "meta", "a", "m": .alt
    case "shift", "s": .shift
    default: nil
    }
  }

  private static func name(_ text: String) -> Name? {
    switch text {
    case "esc": .escape
    case "return": .enter
    case "pgup": .pageUp
    case "pgdn", "pgdown": .pageDown
    case "del": .delete
    case "ins": .insert
    default: Name.allCases.first { $0.rawValue.lowercased() == text }
    }
  }
}
