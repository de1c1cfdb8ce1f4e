extension Theme {
  /// The colours that a theme's scopes are made from.
  private struct Tones {
    var text: Color
    var faint: Color
    var border: Color
    var accent: Color
    var second: Color
    var good: Color
    var warning: Color
    var bad: Color
    var link: Color
    var code: Color
    var string: Color
    var number: Color
    var selected: Color
    var raised: Color
    var added: Color
    var removed: Color
  }

  private static func make(_ name: String, _ t: Tones) -> Theme {
    Theme(
      name: name,
      styles: [
        "text": Style(t.text),
        "faint": Style(t.faint),
        "strong": Style(t.text, attributes: .bold),
        "accent": Style(t.accent),
        "border": Style(t.border),
        "border.focused": Style(t.accent),
        "title": Style(t.text, attributes: .bold),
        "good": Style(t.good),
        "warning": Style(t.warning),
        "bad": Style(t.bad),
        "link": Style(t.link, attributes: .underline),
        "match": Style(t.text, on: t.raised, attributes: [.bold, .underline]),
        "selection": Style(t.text, attributes: .reverse),

        "sidebar.title": Style(t.faint, attributes: .bold),
        "sidebar.number": Style(t.faint),
        "sidebar.selected": Style(t.text, on: t.selected, attributes: .bold),
        "sidebar.unread": Style(t.accent, attributes: .bold),
        "sidebar.busy": Style(t.accent),
        "sidebar.attention": Style(t.warning, attributes: .bold),
        "sidebar.failed": Style(t.bad),
        "sidebar.asleep": Style(t.faint),
        "sidebar.detail": Style(t.faint),

        "transcript.prompt": Style(t.text, on: t.raised),
        "transcript.prompt.mark": Style(t.accent, on: t.raised, attributes: .bold),
        "transcript.prompt.waiting": Style(t.faint, on: t.raised, attributes: .italic),
        "transcript.thinking": Style(t.faint, attributes: .italic),
        "transcript.tool": Style(t.second),
        "transcript.tool.name": Style(t.second, attributes: .bold),
        "transcript.tool.done": Style(t.good),
        "transcript.tool.failed": Style(t.bad),
        "transcript.tool.output": Style(t.faint),
        "transcript.permission": Style(t.warning),
        "transcript.permission.title": Style(t.warning, attributes: .bold),
        "transcript.permission.allowed": Style(t.good),
        "transcript.permission.denied": Style(t.bad),
        "transcript.notice": Style(t.faint),
        "transcript.notice.warning": Style(t.warning),
        "transcript.notice.failed": Style(t.bad),

        "markdown.heading": Style(t.accent, attributes: .bold),
        "markdown.strong": Style(t.text, attributes: .bold),
        "markdown.emphasis": Style(t.text, attributes: .italic),
        "markdown.strikethrough": Style(t.faint, attributes: .strikethrough),
        "markdown.code": Style(t.code),
        "markdown.quote": Style(t.faint, attributes: .italic),
        "markdown.marker": Style(t.accent),
        "markdown.rule": Style(t.border),
        "markdown.link": Style(t.link, attributes: .underline),

        "code": Style(t.text),
        "code.keyword": Style(t.accent),
        "code.string": Style(t.string),
        "code.number": Style(t.number),
        "code.comment": Style(t.faint, attributes: .italic),
        "code.type": Style(t.second),
        "code.function": Style(t.link),
        "diff.added": Style(t.text, on: t.added),
        "diff.added.mark": Style(t.good, on: t.added, attributes: .bold),
        "diff.removed": Style(t.text, on: t.removed),
        "diff.removed.mark": Style(t.bad, on: t.removed, attributes: .bold),
        "diff.context": Style(t.faint),
        "diff.header": Style(t.second, attributes: .bold),

        "composer.placeholder": Style(t.faint),
        "composer.mark": Style(t.accent, attributes: .bold),
        "composer.attachment": Style(t.second, on: t.raised),

        "status": Style(t.faint),
        "status.key": Style(t.accent),
        "status.busy": Style(t.accent, attributes: .bold),
        "status.warning": Style(t.warning),
        "status.failed": Style(t.bad, attributes: .bold),

        "overlay": Style(t.text),
        "overlay.title": Style(t.accent, attributes: .bold),
        "overlay.border": Style(t.border),
        "overlay.selected": Style(t.text, on: t.selected, attributes: .bold),
        "overlay.key": Style(t.accent, attributes: .bold),
        "overlay.detail": Style(t.faint),
        "escaped": Style(t.bad, attributes: [.bold, .reverse]),
      ])
  }

  public static let dark = make(
    "dark",
    Tones(
      text: .standard, faint: .hex(0x8A8F98), border: .hex(0x4A4F58), accent: .hex(0x7AA2F7), second: .hex(0x73C7C7),
      good: .hex(0x8CC570), warning: .hex(0xE0AF68), bad: .hex(0xF7768E), link: .hex(0x7DCFFF), code: .hex(0xE5C07B),
      string: .hex(0x9ECE6A), number: .hex(0xFF9E64), selected: .hex(0x2F3549), raised: .hex(0x24283B),
      added: .hex(0x1D3328), removed: .hex(0x3B2229)))

  public static let light = make(
    "light",
    Tones(
      text: .standard, faint: .hex(0x6B7078), border: .hex(0xB4B8C0), accent: .hex(0x2A5BD7), second: .hex(0x00707A),
      good: .hex(0x2F7D32), warning: .hex(0x9A5B00), bad: .hex(0xC0223B), link: .hex(0x0067A8), code: .hex(0x8A4B08),
      string: .hex(0x2F7D32), number: .hex(0xA84300), selected: .hex(0xD5DFFA), raised: .hex(0xEEF1F6),
      added: .hex(0xDDF4E0), removed: .hex(0xFBE1E4)))

  /// Only the sixteen colours that the user gave the terminal.
  public static let ansi16 = make(
    "ansi16",
    Tones(
      text: .standard, faint: .palette(8), border: .palette(8), accent: .palette(4), second: .palette(6),
      good: .palette(2), warning: .palette(3), bad: .palette(1), link: .palette(6), code: .palette(3),
      string: .palette(2), number: .palette(5), selected: .palette(8), raised: .standard, added: .standard,
      removed: .standard
    )
  ).overriding(
    name: "ansi16",
    with: [
      "sidebar.selected": Style(attributes: [.bold, .reverse]),
      "overlay.selected": Style(attributes: [.bold, .reverse]),
      "diff.added": Style(.palette(2)), "diff.removed": Style(.palette(1)),
    ])

  /// No colours at all; what matters is bold, dim, underlined or reversed.
  public static let mono = Theme(
    name: "mono",
    styles: dark.styles.mapValues { Style(attributes: $0.attributes) }.merging([
      "faint": Style(attributes: .dim), "border": Style(attributes: .dim),
      "border.focused": Style(attributes: .bold), "bad": Style(attributes: .bold),
      "warning": Style(attributes: .bold), "status": Style(attributes: .dim),
      "sidebar.selected": Style(attributes: [.bold, .reverse]),
      "overlay.selected": Style(attributes: [.bold, .reverse]),
      "sidebar.failed": Style(attributes: .underline),
      "transcript.tool.failed": Style(attributes: .bold),
      "transcript.notice.failed": Style(attributes: .bold),
      "composer.placeholder": Style(attributes: .dim),
      "diff.added": Style(attributes: .bold), "diff.removed": Style(attributes: .dim),
    ]) { _, new in new })
}
