/// What the user, or the terminal itself, told.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted, with line breaks as LF, otherwise as it came. A very long paste arrives in several.
  case paste(String)
  case resize(Size)
  /// The terminal's window got (true) or lost the focus.
  case focus(Bool)
  case mouse(Mouse)
}

/// What the mouse did, where terminals report it.
public struct Mouse: Hashable, Sendable {
  public enum Action: Hashable, Sendable { case press, release, drag, move, scrollUp, scrollDown }
  public enum Button: Hashable, Sendable { case left, middle, right, none }

  public var action: Action
  public var button: Button
  public var position: Position
  public var modifiers: Key.Modifiers

  public init(_ action: Action, _ button: Button = .none, at position: Position, modifiers: Key.Modifiers = []) {
    self.action = action
    self.button = button
    self.position = position
    self.modifiers = modifiers
  }
}
