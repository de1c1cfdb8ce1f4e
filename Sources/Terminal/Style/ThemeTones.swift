/// The colours that the scopes of a theme are made from: changing one changes all that is drawn with it.
public struct ThemeTones: Hashable, Sendable {
  public var text = Color.standard
  /// Behind everything; `standard` is the terminal's own.
  public var background = Color.standard
  public var faint = Color.standard
  public var border = Color.standard
  public var accent = Color.standard
  public var second = Color.standard
  public var good = Color.standard
  public var warning = Color.standard
  public var bad = Color.standard
  public var link = Color.standard
  public var code = Color.standard
  public var string = Color.standard
  public var number = Color.standard
  public var constant = Color.standard
  /// Behind what is selected, behind prompts, behind the lines of a change.
  public var selected = Color.standard
  public var raised = Color.standard
  public var added = Color.standard
  public var removed = Color.standard

  public init() {}

  /// The names by which a theme file sets them, with what each is for.
  public static let names: [(name: String, purpose: String)] = [
    ("text", "plain text"), ("background", "behind everything"), ("faint", "what matters less"),
    ("border", "lines between surfaces"), ("accent", "what has the focus, works, or begins something"),
    ("second", "tools and types"), ("good", "what succeeded"), ("warning", "what needs you"), ("bad", "what failed"),
    ("link", "links and functions"), ("code", "code in a text"), ("string", "strings"), ("number", "numbers"),
    ("constant", "constants and attributes"), ("selected", "behind what is selected"),
    ("raised", "behind prompts"), ("added", "behind added lines"), ("removed", "behind removed lines"),
  ]

  /// A tone by its name; nil for a name that is none, which setting ignores.
  public subscript(name: String) -> Color? {
    get { Self.path(name).map { self[keyPath: $0] } }
    set { if let path = Self.path(name), let newValue { self[keyPath: path] = newValue } }
  }

  private static func path(_ name: String) -> WritableKeyPath<ThemeTones, Color>? {
    switch name {
    case "text": \.text
    case "background": \.background
    case "faint": \.faint
    case "border": \.border
    case "accent": \.accent
    case "second": \.second
    case "good": \.good
    case "warning": \.warning
    case "bad": \.bad
    case "link": \.link
    case "code": \.code
    case "string": \.string
    case "number": \.number
    case "constant": \.constant
    case "selected": \.selected
    case "raised": \.raised
    case "added": \.added
    case "removed": \.removed
    default: nil
    }
  }
}
