extension Theme {
  /// The themes that need no file, the default first.
  public static let builtIn: [Theme] = [.dark, .light, .contrast, .ansi16, .mono]

  public static let dark = ThemeRecipe.dark.theme(named: "dark")
  public static let light = ThemeRecipe.light.theme(named: "light")
  /// White on black, no faint words, no colour that carries a meaning alone.
  public static let contrast = ThemeRecipe.contrast.theme(named: "contrast")
  /// Only the sixteen colours that the user gave the terminal.
  public static let ansi16 = ThemeRecipe.ansi16.theme(named: "ansi16")
  static let ansi16Light = ThemeRecipe.ansi16Light.theme(named: "ansi16")
  /// No colours at all; what matters is bold, dim, underlined or reversed.
  public static let mono = ThemeRecipe.mono.theme(named: "mono")
}

extension ThemeRecipe {
  /// The built-in ones by their names; nil for all others.
  public static func builtIn(_ name: String) -> ThemeRecipe? {
    switch name {
    case "dark": dark
    case "light": light
    case "contrast": contrast
    case "ansi16": ansi16
    case "mono": mono
    default: nil
    }
  }

  private static func tones(_ colors: KeyValuePairs<String, Color>) -> ThemeTones {
    var tones = ThemeTones()
    for (name, color) in colors { tones[name] = color }
    return tones
  }

  static let dark = ThemeRecipe(
    tones: tones([
      "faint": .hex(0x8A8F98), "border": .hex(0x4A4F58), "accent": .hex(0x7AA2F7), "second": .hex(0x73C7C7),
      "good": .hex(0x8CC570), "warning": .hex(0xE0AF68), "bad": .hex(0xF7768E), "link": .hex(0x7DCFFF),
      "code": .hex(0xE5C07B), "string": .hex(0x9ECE6A), "number": .hex(0xFF9E64), "constant": .hex(0xC099FF),
      "selected": .hex(0x2F3549), "raised": .hex(0x24283B),
      // Of 256 colours the darkest green and red: a finer one would be shown as grey.
      "added": .hex(0x005F00), "removed": .hex(0x5F0000),
    ]))

  static let light = ThemeRecipe(
    tones: tones([
      "faint": .hex(0x6B7078), "border": .hex(0xB4B8C0), "accent": .hex(0x2A5BD7), "second": .hex(0x00707A),
      "good": .hex(0x2F7D32), "warning": .hex(0x9A5B00), "bad": .hex(0xC0223B), "link": .hex(0x0067A8),
      "code": .hex(0x8A4B08), "string": .hex(0x2F7D32), "number": .hex(0xA84300), "constant": .hex(0x7A3DB8),
      "selected": .hex(0xD5DFFA), "raised": .hex(0xEEF1F6), "added": .hex(0xDDF4E0), "removed": .hex(0xFBE1E4),
    ]))

  static let contrast = ThemeRecipe(
    tones: tones([
      "text": .hex(0xFFFFFF), "background": .hex(0x000000), "faint": .hex(0xD7D7D7), "border": .hex(0xFFFFFF),
      "accent": .hex(0x5FD7FF), "second": .hex(0x87FFFF), "good": .hex(0x5FFF5F), "warning": .hex(0xFFD700),
      "bad": .hex(0xFF8787), "link": .hex(0x87D7FF), "code": .hex(0xFFFF87), "string": .hex(0x87FF87),
      "number": .hex(0xFFAF5F), "constant": .hex(0xFFAFFF), "selected": .hex(0x005FAF), "raised": .hex(0x303030),
      "added": .hex(0x005F00), "removed": .hex(0x870000),
    ]),
    changes: [
      "sidebar.failed": Style(.hex(0xFF8787), attributes: [.bold, .underline]),
      "transcript.thinking": Style(.hex(0xD7D7D7)),
      "code.comment": Style(.hex(0xD7D7D7)),
    ])

  static let ansi16 = ThemeRecipe(
    tones: tones([
      // Of the two blues the one that is read on black and on white.
      "faint": .palette(8), "border": .palette(8), "accent": .palette(12), "second": .palette(6), "good": .palette(2),
      "warning": .palette(3), "bad": .palette(1), "link": .palette(6), "code": .palette(3), "string": .palette(2),
      "number": .palette(5), "constant": .palette(5), "selected": .palette(8),
    ]),
    changes: basicChanges)

  /// What a theme for a light background becomes on a terminal with few colours: none that is too pale on white.
  static let ansi16Light = ThemeRecipe(
    tones: tones([
      "faint": .palette(8), "border": .palette(8), "accent": .palette(4), "second": .palette(4), "good": .palette(2),
      "warning": .palette(5), "bad": .palette(1), "link": .palette(4), "code": .palette(5), "string": .palette(2),
      "number": .palette(5), "constant": .palette(5), "selected": .palette(8),
    ]),
    changes: basicChanges)

  private static let basicChanges: [StyleName: Style] = [
    "sidebar.selected": Style(attributes: [.bold, .reverse]),
    "overlay.selected": Style(attributes: [.bold, .reverse]), "browse.cursor": Style(attributes: .bold),
    "diff.added": Style(.palette(2)), "diff.removed": Style(.palette(1)),
    // Bold makes colours brighter on many terminals: yellow and cyan would be lost on white.
    "sidebar.attention": Style(.palette(5), attributes: .bold),
    "transcript.permission.title": Style(.palette(5), attributes: .bold),
    "transcript.tool.name": Style(attributes: .bold), "diff.header": Style(attributes: .bold),
  ]

  static let mono = ThemeRecipe(
    tones: ThemeTones(),
    changes: [
      "faint": Style(attributes: .dim), "border": Style(attributes: .dim),
      "border.focused": Style(attributes: .bold), "bad": Style(attributes: .bold),
      "warning": Style(attributes: .bold), "status": Style(attributes: .dim),
      "sidebar.selected": Style(attributes: [.bold, .reverse]),
      "overlay.selected": Style(attributes: [.bold, .reverse]), "browse.cursor": Style(attributes: .bold),
      "sidebar.failed": Style(attributes: .underline),
      "transcript.tool.failed": Style(attributes: .bold),
      "transcript.notice.failed": Style(attributes: .bold),
      "composer.placeholder": Style(attributes: .dim),
      "code.keyword": Style(attributes: .bold), "code.comment": Style(attributes: [.dim, .italic]),
      "diff.added": Style(attributes: .bold), "diff.removed": Style(attributes: .dim),
    ])
}
