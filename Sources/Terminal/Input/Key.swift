/// One key stroke, with the keys held meanwhile.
///
/// What terminals cannot tell apart is one key: Ctrl+I is Tab, Ctrl+M Enter, Ctrl+[ Escape, Ctrl+H Backspace, Ctrl+/ and
/// Ctrl+7 are Ctrl+_, Ctrl+@ is Ctrl+Space. A letter with Ctrl is lower case; Shift is told only with named keys.
public struct Key: Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    case character(Character)
    case named(Name)
  }

  public enum Name: String, Hashable, Sendable, CaseIterable {
    case up = "Up"
    case down = "Down"
    case left = "Left"
    case right = "Right"
    case home = "Home"
    case end = "End"
    case pageUp = "PageUp"
    case pageDown = "PageDown"
    case insert = "Insert"
    case delete = "Delete"
    case backspace = "Backspace"
    case enter = "Enter"
    case tab = "Tab"
    case escape = "Escape"
    case f1 = "F1"
    case f2 = "F2"
    case f3 = "F3"
    case f4 = "F4"
    case f5 = "F5"
    case f6 = "F6"
    case f7 = "F7"
    case f8 = "F8"
    case f9 = "F9"
    case f10 = "F10"
    case f11 = "F11"
    case f12 = "F12"
  }

  public struct Modifiers: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    // The bits of xterm's modifier parameter less one.
    public static let shift = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let ctrl = Modifiers(rawValue: 4)
  }

  public let code: Code
  public let modifiers: Modifiers

  /// Brings the key to the one form in which it can arrive.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    guard case .character(let character) = code else {
      self.code = code
      self.modifiers = modifiers
      return
    }
    if modifiers.contains(.ctrl) {
      let others = modifiers.subtracting(.ctrl)
      switch character {
      case "i", "I": (self.code, self.modifiers) = (.named(.tab), others)
      case "m", "M": (self.code, self.modifiers) = (.named(.enter), others)
      case "h", "H": (self.code, self.modifiers) = (.named(.backspace), others)
      case "[", "3": (self.code, self.modifiers) = (.named(.escape), others)
      case "/", "7", "_": (self.code, self.modifiers) = (.character("_"), modifiers.subtracting(.shift))
      case "@", "2", " ": (self.code, self.modifiers) = (.character(" "), modifiers.subtracting(.shift))
      case "A"..."Z":
        (self.code, self.modifiers) = (.character(Character(character.lowercased())), modifiers)
      default: (self.code, self.modifiers) = (code, modifiers)
      }
    } else {
      if modifiers.contains(.shift), ("a"..."z").contains(character) {
        self.code = .character(Character(character.uppercased()))
      } else {
        self.code = code
      }
      self.modifiers = modifiers.subtracting(.shift)
    }
  }

  public init(_ name: Name, _ modifiers: Modifiers = []) { self.init(.named(name), modifiers) }
  public init(_ character: Character, _ modifiers: Modifiers = []) { self.init(.character(character), modifiers) }

  public static func ctrl(_ character: Character) -> Key { Key(character, .ctrl) }
  public static func alt(_ character: Character) -> Key { Key(character, .alt) }

  public static let enter = Key(.enter)
  public static let escape = Key(.escape)
  public static let tab = Key(.tab)
  public static let backTab = Key(.tab, .shift)
  public static let backspace = Key(.backspace)
  public static let delete = Key(.delete)
  public static let up = Key(.up)
  public static let down = Key(.down)
  public static let left = Key(.left)
  public static let right = Key(.right)
  public static let home = Key(.home)
  public static let end = Key(.end)
  public static let pageUp = Key(.pageUp)
  public static let pageDown = Key(.pageDown)

  /// The character that this key types; nil for named keys and with Ctrl or Alt.
  public var typed: Character? {
    if case .character(let character) = code, modifiers.isEmpty { return character }
    return nil
  }
}
