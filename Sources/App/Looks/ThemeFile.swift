import JSON
import Terminal

/// A theme of the user's own: `themes/NAME.json5`, which may begin with another theme and change tones and scopes of it.
struct ThemeFile {
  let recipe: ThemeRecipe
  /// Each with file, line and column; what is wrong is left out, the rest counts.
  let problems: [String]

  /// - Parameters:
  ///   - extending: finds the theme that is extended.
  /// - Throws: ``UsageProblem`` where the text is no JSON5 or extends what is not there.
  init(
    parsing text: String, name: String, extending find: (String) throws(UsageProblem) -> ThemeRecipe
  ) throws(UsageProblem) {
    var file = try ConfigurationFile(parsing: text, name: name)
    guard let members = file.document.value.members else {
      throw UsageProblem("\(name):1:1: a theme stands in braces: { … }")
    }
    var recipe = try find(file.document.value["extend"]?.string ?? "dark")
    for member in members {
      switch member.key {
      case "extend":
        if member.value.string == nil { file.complain(at: ["extend"], "extend takes the name of a theme in quotes") }
      case "tones": Self.takeTones(member.value, &recipe, &file)
      case "styles": Self.takeStyles(member.value, &recipe, &file)
      default:
        file.complain(at: [member.key], "there is no setting \(member.key); there are: extend, tones, styles")
      }
    }
    self.recipe = recipe
    problems = file.problems
  }

  private static func takeTones(_ value: JSONValue, _ recipe: inout ThemeRecipe, _ file: inout ConfigurationFile) {
    for member in value.members ?? [] {
      guard recipe.tones[member.key] != nil else {
        let near = NearMiss.of(member.key, in: ThemeTones.names.map(\.name)).map { "; did you mean \($0)?" } ?? ""
        file.complain(at: ["tones", member.key], "there is no tone \(member.key)\(near)")
        continue
      }
      if let color = color(member.value, ["tones", member.key], &file) { recipe.tones[member.key] = color }
    }
  }

  private static func takeStyles(_ value: JSONValue, _ recipe: inout ThemeRecipe, _ file: inout ConfigurationFile) {
    for member in value.members ?? [] {
      let path = ["styles", member.key]
      guard let members = member.value.members else {
        file.complain(at: path, "a style stands in braces: { foreground: \"red\", bold: true }")
        continue
      }
      var style = recipe.theme(named: "").style(StyleName(member.key))
      for part in members {
        let place = path + [part.key]
        switch part.key {
        case "foreground": if let color = color(part.value, place, &file) { style.foreground = color }
        case "background": if let color = color(part.value, place, &file) { style.background = color }
        default:
          guard let attribute = attributes.first(where: { $0.name == part.key })?.attribute else {
            let names = (["foreground", "background"] + attributes.map(\.name)).joined(separator: ", ")
            file.complain(at: place, "a style has no \(part.key); it has: \(names)")
            continue
          }
          guard let isOn = part.value.bool else {
            file.complain(at: place, "\(part.key) is true or false")
            continue
          }
          if isOn { style.attributes.insert(attribute) } else { style.attributes.remove(attribute) }
        }
      }
      recipe.changes[StyleName(member.key)] = style
    }
  }

  private static func color(_ value: JSONValue, _ path: [String], _ file: inout ConfigurationFile) -> Color? {
    if let color = (value.string ?? value.int.map(String.init)).flatMap({ Color($0) }) { return color }
    file.complain(
      at: path, "a colour is \"#rrggbb\", a number from 0 to 255, \"default\", or a name such as \"bright-red\"")
    return nil
  }

  static let attributes: [(name: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ("strikethrough", .strikethrough),
  ]
}
