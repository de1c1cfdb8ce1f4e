import Terminal

/// Writes a theme as a commented file, which is what a user's own begins with.
enum ThemePrinter {
  static func text(of recipe: ThemeRecipe, named name: String) -> String {
    var text = """
      // Skein's theme “\(name)”, with everything that can be set.
      //
      // Save it as $XDG_CONFIG_HOME/skein/themes/NAME.json5 (usually ~/.config/skein/themes/), and set theme: "NAME" in
      // config.json5 or choose it with Ctrl+X t. A theme may leave out whatever is to stay as in the one it extends. A
      // colour is "#rrggbb", "default" (the terminal's own), a number from 0 to 255, or one of the sixteen names "red",
      // "bright-red", … A terminal that shows fewer colours gets the nearest. Skein reads the file again when it is saved.
      {
        extend: "\(name)",

        // The colours that all styles are made from.
        tones: {

      """
    for tone in ThemeTones.names {
      let color = recipe.tones[tone.name] ?? .standard
      text += "    \(tone.name): \"\(color.text)\", // \(tone.purpose)\n"
    }
    text += """
        },

        // How single things look where their tone is not enough; each of these may be taken in. What is not named here looks
        // as the name without its last word does: transcript.tool.running as transcript.tool.
        styles: {

      """
    let changes = recipe.changes
    let usual = Dictionary(ThemeRecipe(tones: recipe.tones).looks.map { ($0.scope, $0.style) }) { first, _ in first }
    for (scope, style) in recipe.looks {
      let words = Self.text(of: style, insteadOf: usual[scope] ?? style)
      text += (changes[scope] == nil ? "    // " : "    ") + "\"\(scope)\": \(words),\n"
    }
    return text + "  },\n}\n"
  }

  /// The style with all that it takes away from the usual one, so that it looks the same over that.
  private static func text(of style: Style, insteadOf usual: Style) -> String {
    var parts: [String] = []
    if style.foreground != .standard || usual.foreground != .standard {
      parts.append("foreground: \"\(style.foreground.text)\"")
    }
    if style.background != .standard || usual.background != .standard {
      parts.append("background: \"\(style.background.text)\"")
    }
    for (name, attribute) in ThemeFile.attributes where style.attributes.union(usual.attributes).contains(attribute) {
      parts.append("\(name): \(style.attributes.contains(attribute))")
    }
    return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
  }
}
