/// What a theme is made from: colours for every purpose, and scopes that look otherwise than those alone say.
public struct ThemeRecipe: Hashable, Sendable {
  public var tones: ThemeTones
  public var changes: [StyleName: Style]

  public init(tones: ThemeTones, changes: [StyleName: Style] = [:]) {
    self.tones = tones
    self.changes = changes
  }

  public func theme(named name: String) -> Theme {
    var styles: [StyleName: Style] = [:]
    for (scope, style) in Self.scopes(tones) { styles[scope] = style }
    styles.merge(changes) { _, new in new }
    if tones.background != .standard {
      for (scope, style) in styles where style.background == .standard {
        styles[scope]?.background = tones.background
      }
    }
    return Theme(name: name, styles: styles)
  }

  /// The scopes in the order in which they are printed, each with its look.
  public var looks: [(scope: StyleName, style: Style)] {
    Self.scopes(tones).map { ($0.key, changes[$0.key] ?? $0.value) }
  }
}
