import Terminal

/// A whole picture of the screen.
public struct Frame: Equatable, Sendable {
  public var screen: ScreenBuffer
  /// Where the terminal's own cursor goes; nil hides it.
  public var cursor: Position?
  public var title: String
}
