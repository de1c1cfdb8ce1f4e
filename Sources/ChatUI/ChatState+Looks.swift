import Conversation
import Terminal

extension ChatState {
  /// The user's files were read, or read again: what is wrong in them is told, the rest holds from now on.
  public mutating func take(themes: [String], keymap: Keymap, problems: [String], now: Timestamp) {
    options.themes = themes
    options.keymap = keymap
    messages.removeAll { $0.origin == .looks }
    for problem in problems.prefix(3) {
      say(problem, "status.failed", now: now, isProblem: true)
      messages[messages.count - 1].origin = .looks
    }
  }

  /// The theme that the screen is to be drawn in.
  public var themeInUse: String { shownTheme }

  mutating func showThemes() {
    var names = options.themes
    if !names.contains("auto") { names.insert("auto", at: 0) }
    let items = names.map { Picker.Item(value: $0, title: $0, detail: Self.purpose(ofTheme: $0)) }
    overlay = .picker(Picker(.themes, title: "Theme", items: items, selecting: options.theme))
  }

  private static func purpose(ofTheme name: String) -> String {
    switch name {
    case "auto": "dark or light, as the terminal is"
    case "dark": "for a dark terminal"
    case "light": "for a light terminal"
    case "contrast": "white on black, strong colours"
    case "ansi16": "the terminal's own sixteen colours"
    case "mono": "no colours"
    default: ""
    }
  }

  mutating func takeTheme(_ name: String, now: Timestamp) {
    options.theme = name
    let place = options.configurationPath.isEmpty ? "config.json5" : options.shown(options.configurationPath)
    say("The theme is \(name) until you leave. To keep it write  theme: \"\(name)\"  in \(place).", now: now)
  }

  /// The theme at hand in an open picker shows at once; closing it without a choice brings the former one back.
  mutating func themeEffects() -> [Effect] {
    var wanted = options.theme
    if case .picker(let picker) = overlay, picker.kind == .themes { wanted = picker.selected?.value ?? wanted }
    guard wanted != shownTheme else { return [] }
    shownTheme = wanted
    return [.useTheme(wanted)]
  }
}
