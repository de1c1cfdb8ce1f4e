/// Colours as terminals tell them (XParseColor's words).
extension Color {
  /// Reads `rgb:RRRR/GGGG/BBBB` or `rgba:…`, with one to four hexadecimal digits each, or `#rrggbb`; nil for all else.
  init?(answer text: String) {
    if text.first == "#" {
      self.init(text)
      return
    }
    guard let colon = text.firstIndex(of: ":"), ["rgb", "rgba"].contains(text[..<colon]) else { return nil }
    let parts = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == (text[..<colon] == "rgb" ? 3 : 4) else { return nil }
    var levels: [UInt8] = []
    for part in parts {
      guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit), let level = Int(part, radix: 16) else {
        return nil
      }
      levels.append(UInt8(level * 255 / (1 << (4 * part.utf8.count) - 1)))
    }
    self = .rgb(red: levels[0], green: levels[1], blue: levels[2])
  }

  /// Whether dark letters are read more easily on it; nil where only the terminal knows.
  public var isLight: Bool? {
    switch self {
    case .standard: nil
    case .palette(let index): Self.isLight(Self.components(palette: index))
    case .rgb(let red, let green, let blue): Self.isLight((red, green, blue))
    }
  }

  private static func isLight(_ parts: (red: UInt8, green: UInt8, blue: UInt8)) -> Bool {
    2126 * Int(parts.red) + 7152 * Int(parts.green) + 722 * Int(parts.blue) > 255 * 5000
  }
}
