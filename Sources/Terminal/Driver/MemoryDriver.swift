/// A terminal in memory: keeps what was shown, for tests and for headless runs.
public final class MemoryDriver: TerminalDriver {
  public var size: Size
  public var theme: Theme
  public var isDrained = true
  public private(set) var screen: ScreenBuffer
  public private(set) var cursor: Position?
  public private(set) var title = ""
  public private(set) var frames = 0
  /// What was drawn by the last frame.
  public private(set) var damage: Damage
  public private(set) var bells = 0
  public private(set) var notifications: [String] = []
  public private(set) var clipboard: String?
  public private(set) var hasMouse = false
  public private(set) var isSuspended = false
  private var isInvalid = true

  public init(size: Size = Size(rows: 24, columns: 80), theme: Theme = .dark) {
    self.size = size
    self.theme = theme
    screen = ScreenBuffer(size: size)
    damage = Damage(from: screen, to: screen)
  }

  public func present(_ screen: ScreenBuffer, cursor: Position?, title: String) {
    damage = Damage(from: isInvalid ? nil : self.screen, to: screen)
    isInvalid = false
    self.screen = screen
    self.cursor = cursor
    self.title = title
    frames += 1
  }

  public func invalidate() { isInvalid = true }
  public func bell() { bells += 1 }
  public func notify(title: String, body: String) { notifications.append("\(title): \(body)") }
  public func copy(_ text: String) { clipboard = text }
  public func setMouse(_ isOn: Bool) { hasMouse = isOn }
  public func suspend() { isSuspended = true }

  public func resume() {
    isSuspended = false
    isInvalid = true
  }
}
