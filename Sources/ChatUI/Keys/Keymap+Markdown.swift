extension Keymap {
  /// One part of the help: a heading and its lines.
  public struct Section: Equatable, Sendable {
    public var title: String
    public var lines: [(keys: String, help: String)]

    public static func == (left: Self, right: Self) -> Bool {
      left.title == right.title && left.lines.elementsEqual(right.lines, by: ==)
    }
  }

  /// The help by headings, in the order of the table.
  public var sections: [Section] {
    var sections: [Section] = []
    for binding in bindings where binding.shown != "" {
      let title = binding.context.title
      let help = binding.context.condition.map { "\(binding.help) (\($0))" } ?? binding.help
      let line = (keys: binding.keyText, help: help)
      if let place = sections.firstIndex(where: { $0.title == title }) {
        sections[place].lines.append(line)
      } else {
        sections.append(Section(title: title, lines: [line]))
      }
    }
    return sections
  }

  /// The table as Markdown, for README and `skein keys`.
  public func markdown() -> String {
    var text = "| where | keys | what |\n|---|---|---|\n"
    for section in sections {
      for line in section.lines {
        let keys = line.keys.replacing("|", with: "\\|")
        text += "| \(section.title) | \(keys) | \(line.help.replacing("|", with: "\\|")) |\n"
      }
    }
    return text
  }
}
