import CCurses
import Terminal

/// Brings the styles of a theme down to what one terminal can show.
///
/// True colours reach terminals that have a palette in their terminfo, too: ncurses draws with numbers of the palette that
/// the theme does not use, and in what it wrote those are replaced by the red, green and blue they stand for.
struct StylePlan {
  enum Depth: Equatable {
    case none
    case basic(Int)
    case palette
    /// Colours by number in ncurses, replaced by their components on the way out.
    case replaced
    /// The terminal's colour numbers are RGB values (xterm-direct and the like).
    case direct
  }

  /// Attributes and a pair of colours as the screen takes them.
  struct Look: Equatable {
    var attributes: Int32
    var pair: Int32
  }

  let depth: Depth
  private let theme: Theme
  private var looks: [StyleName: Look] = [:]
  /// The colours that stand for others, by their numbers.
  private(set) var components: [UInt8: UInt32] = [:]
  private var numbers: [UInt32: UInt8] = [:]
  private var free: [UInt8]

  init(theme: Theme, depth: Depth) {
    self.depth = depth
    self.theme = theme.fitting(colors: depth.colors)
    var used: Set<UInt8> = []
    for style in self.theme.styles.values {
      if case .palette(let index) = style.foreground { used.insert(index) }
      if case .palette(let index) = style.background { used.insert(index) }
    }
    free = depth == .replaced ? (16...255).filter { !used.contains($0) } : []
  }

  /// Tells how far colours go: by terminfo, and `COLORTERM`, which says that the terminal takes RGB colours. GNU screen hands
  /// that on from outside without taking them.
  static func depth(colors: Int, environment: [String: String]) -> Depth {
    if colors < 8 { return .none }
    if colors >= 1 << 24 { return .direct }
    if colors < 256 { return .basic(colors < 16 ? 8 : 16) }
    let isTrue = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") && environment["STY"] == nil
    return isTrue ? .replaced : .palette
  }

  /// How a style looks. `pair` answers the number of a pair of colours.
  mutating func look(_ name: StyleName, pair: (Int32, Int32) -> Int32) -> Look {
    if let known = looks[name] { return known }
    let style = theme.style(name)
    var attributes = Int32(style.attributes.intersection([.bold, .dim, .italic, .underline, .reverse]).rawValue)
    // curses knows no struck text.
    if style.attributes.contains(.strikethrough) { attributes |= Int32(SCREEN_DIM.rawValue) }
    if depth == .basic(8), case .palette(let index) = style.foreground, (8..<16).contains(index) {
      attributes |= Int32(SCREEN_BOLD.rawValue)
    }
    var front = number(style.foreground)
    let back = number(style.background)
    // Grey is bold black here, and black on black where bold makes nothing brighter: dim is read everywhere.
    if depth == .basic(8), style.foreground == .palette(8) {
      (front, attributes) = (-1, attributes & ~Int32(SCREEN_BOLD.rawValue) | Int32(SCREEN_DIM.rawValue))
    }
    let look = Look(attributes: attributes, pair: front == -1 && back == -1 ? 0 : pair(front, back))
    looks[name] = look
    return look
  }

  private mutating func number(_ color: Color) -> Int32 {
    switch (color, depth) {
    case (.standard, _), (_, .none): return -1
    case (.palette(let index), .basic(let count)):
      if index < 16 { return Int32(count == 8 ? index & 7 : index) }
      let (red, green, blue) = Color.components(palette: index)
      return Int32(Color.nearestBasic(red: red, green: green, blue: blue)) & Int32(count - 1)
    case (.palette(let index), .direct) where index >= 8:
      let (red, green, blue) = Color.components(palette: index)
      return number(.rgb(red: red, green: green, blue: blue))
    case (.palette(let index), _): return Int32(index)
    case (.rgb(let red, let green, let blue), .basic(let count)):
      return Int32(Color.nearestBasic(red: red, green: green, blue: blue)) & Int32(count - 1)
    case (.rgb(let red, let green, let blue), .palette):
      return Int32(Color.nearestPalette(red: red, green: green, blue: blue))
    case (.rgb(let red, let green, let blue), _):
      let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
      if depth == .direct { return Int32(max(8, value)) }
      if let known = numbers[value] { return Int32(known) }
      guard let taken = free.popLast() else { return Int32(Color.nearestPalette(red: red, green: green, blue: blue)) }
      numbers[value] = taken
      components[taken] = value
      return Int32(taken)
    }
  }
}

extension StylePlan.Depth {
  var colors: Int {
    switch self {
    case .none: 0
    case .basic(let count): count
    case .palette: 256
    case .replaced, .direct: 1 << 24
    }
  }
}
