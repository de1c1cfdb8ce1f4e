/// A terminal that screens are shown on. Owned by the main thread; nothing here blocks.
public protocol TerminalDriver: AnyObject {
  var size: Size { get }
  /// How styles look. A new theme counts from the next `present` on, which then draws everything.
  var theme: Theme { get set }
  /// Whether the terminal took all that was sent. While it did not, compose no new frame.
  var isDrained: Bool { get }

  /// Shows a screen: draws what differs from the one before. The terminal's own cursor goes to `cursor`, and is hidden
  /// where that is nil.
  func present(_ screen: ScreenBuffer, cursor: Position?, title: String)
  /// Makes the next `present` draw everything, for when something else wrote on the terminal.
  func invalidate()
  func bell()
  /// Asks the terminal for a desktop notification and for its user's attention.
  func notify(title: String, body: String)
  /// Puts text on the clipboard through the terminal (OSC 52).
  func copy(_ text: String)
  func setMouse(_ isOn: Bool)
  /// Gives the terminal back to the shell or to another program, as it was found.
  func suspend()
  /// Takes the terminal again; the next `present` draws everything.
  func resume()
}
