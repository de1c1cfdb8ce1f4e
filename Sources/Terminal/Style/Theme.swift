/// Says how each `StyleName` looks.
public struct Theme: Equatable, Sendable {
  public var name: String
  /// The looks by scope. The scope `text` is plain text and the last resort of every other.
  public var styles: [StyleName: Style]

  public init(name: String, styles: [StyleName: Style]) {
    self.name = name
    self.styles = styles
  }

  /// The look of a scope: its own, else that of the longest scope it begins with, else plain text. Of a scope on the
  /// ground of another (`StyleName.on`) the colours of both, where that ground is a colour, else the ground's look.
  public func style(_ scope: StyleName) -> Style {
    if let (ground, words) = scope.parts {
      let (ground, words) = (style(ground), style(words))
      guard ground.background != (styles[.plain]?.background ?? .standard) else { return ground }
      return Style(words.foreground, on: ground.background, attributes: words.attributes.union(ground.attributes))
    }
    var candidate: StyleName? = scope
    while let name = candidate {
      if let style = styles[name] { return style }
      candidate = name.parent
    }
    return styles[.plain] ?? Style()
  }

  /// This theme with some scopes looking otherwise, for a theme file that inherits from another.
  public func overriding(name: String, with changes: [StyleName: Style]) -> Theme {
    Theme(name: name, styles: styles.merging(changes) { _, new in new })
  }

  /// The theme to use: the wanted one, `dark` where that is unknown, and `mono` wherever `NO_COLOR` is set to anything
  /// but the empty string (no-color.org).
  public static func choose(_ wanted: String?, noColor: String?, among themes: [Theme] = builtIn) -> Theme {
    if let noColor, !noColor.isEmpty { return .mono }
    return themes.first { $0.name == wanted } ?? .dark
  }

  /// The theme for a terminal with so many colours: where it has none `mono`, and where it has less than 256 `ansi16`
  /// instead of a theme that needs more, or its like for a light background.
  public func fitting(colors: Int) -> Theme {
    if colors < 8 { return .mono }
    let needsMore = styles.values.contains { $0.foreground.needsManyColors || $0.background.needsManyColors }
    guard colors < 256, needsMore else { return self }
    return style("overlay.selected").background.isLight == true ? .ansi16Light : .ansi16
  }
}
