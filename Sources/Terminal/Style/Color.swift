/// A colour as a theme names it; the driver brings it down to what the terminal can show.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the terminal's 256 colours; 0 to 15 are the user's own.
  case palette(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// A colour by its hexadecimal number, as in `0x7AA2F7`.
  public static func hex(_ number: UInt32) -> Color {
    .rgb(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  /// Reads `default`, a number from 0 to 255, `#rgb` or `#rrggbb`, or one of the sixteen names (`red`,
  /// `bright-red`, `gray`); nil for all else.
  public init?(_ text: String) {
    if text == "default" {
      self = .standard
    } else if let index = UInt8(text) {
      self = .palette(index)
    } else if let index = Color.names.firstIndex(of: text) {
      self = .palette(UInt8(index))
    } else if text == "gray" || text == "grey" {
      self = .palette(8)
    } else if text.first == "#", text.utf8.count == 7, let number = UInt32(text.dropFirst(), radix: 16) {
      self = .hex(number)
    } else if text.first == "#", text.utf8.count == 4, let number = UInt32(text.dropFirst(), radix: 16) {
      self = .hex((number >> 8 & 0xF) * 0x110000 + (number >> 4 & 0xF) * 0x1100 + (number & 0xF) * 0x11)
    } else {
      return nil
    }
  }

  /// The text that `init(_:)` reads back.
  public var text: String {
    switch self {
    case .standard: return "default"
    case .palette(let index): return index < 16 ? Color.names[Int(index)] : String(index)
    case .rgb(let red, let green, let blue):
      let number = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
      return "#" + String(repeating: "0", count: 6 - number.count) + number
    }
  }

  /// Whether it is none of the sixteen basic colours.
  var needsManyColors: Bool {
    switch self {
    case .standard: false
    case .palette(let index): index > 15
    case .rgb: true
    }
  }

  /// The red, green and blue of one of the 256 colours, by xterm's values.
  public static func components(palette index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    if index >= 232 {
      let shade = 8 + 10 * (index - 232)
      return (shade, shade, shade)
    }
    if index >= 16 {
      let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cube = Int(index) - 16
      return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    }
    let level: UInt8 = index == 8 ? 127 : index > 8 ? 255 : index == 7 ? 229 : 205
    if index == 8 { return (level, level, level) }
    return (index & 1 == 0 ? 0 : level, index & 2 == 0 ? 0 : level, index & 4 == 0 ? 0 : level)
  }

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// The nearest of the 256 standard colours, never one of the first sixteen, which users redefine.
  public static func nearestPalette(red: UInt8, green: UInt8, blue: UInt8) -> UInt8 {
    func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
      let (dr, dg, db) = (r - Int(red), g - Int(green), b - Int(blue))
      return dr * dr + dg * dg + db * db
    }
    let steps = [0, 95, 135, 175, 215, 255]
    let (r, g, b) = (level(red), level(green), level(blue))
    let gray = min(23, max(0, ((Int(red) + Int(green) + Int(blue)) / 3 - 3) / 10))
    let shade = 8 + 10 * gray
    if distance(shade, shade, shade) < distance(steps[r], steps[g], steps[b]) { return UInt8(232 + gray) }
    return UInt8(16 + 36 * r + 6 * g + b)
  }

  /// The nearest of the sixteen basic colours, by xterm's values for them.
  public static func nearestBasic(red: UInt8, green: UInt8, blue: UInt8) -> UInt8 {
    let high = max(red, green, blue)
    let low = min(red, green, blue)
    if high - low < 32 { return high < 64 ? 0 : high < 160 ? 8 : high < 220 ? 7 : 15 }
    let middle = UInt8((Int(high) + Int(low)) / 2)
    let hue: UInt8 = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
    return high > 180 ? hue + 8 : hue
  }
}
