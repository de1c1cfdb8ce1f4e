/// Makes characters that a terminal would act on, or that nobody would see, harmless or visible.
///
/// All text is made harmless where it is drawn (`Canvas.put`). These functions serve what must be shown whole, such as a
/// command that an agent wants to run, and what must lose its colour codes first.
public enum TextSanitizer {
  /// The text with each control, format, bidirectional or unassigned character and each unusual blank written out as
  /// `\u{202E}`. Line breaks stay; a tab becomes `\t`, a carriage return `\r`, ESC `\e`.
  public static func visible(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars { out += escape(scalar) ?? String(scalar) }
    return out
  }

  /// The same with what was written out in a style of its own, so that nobody takes a literal `\u{202E}` for one.
  public static func visible(
    _ text: String, style: StyleName, escaped: StyleName = "escaped"
  ) -> StyledLine {
    var line = StyledLine()
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let escape = escape(scalar) else {
        plain.append(scalar)
        continue
      }
      line.append(String(plain), style)
      plain.removeAll()
      line.append(escape, escaped)
    }
    line.append(String(plain), style)
    return line
  }

  /// The text in one row without anything that a terminal acts on, for a window's title or a notification.
  public static func oneLine(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value == 0x0A || scalar.value == 0x09 {
        out.append(" ")
      } else if !ScalarWidth.isHidden(scalar.value) {
        out.append(scalar)
      }
    }
    return String(out)
  }

  /// Whether `visible` would change the text.
  public static func hidesSomething(_ text: String) -> Bool {
    text.unicodeScalars.contains { escape($0) != nil }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F { return nil }
    switch value {
    case 0x0A: return nil
    case 0x09: return "\\t"
    case 0x0D: return "\\r"
    case 0x1B: return "\\e"
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x2800, 0x3000: break
    default: guard ScalarWidth.isHidden(value) || ScalarWidth.isUnknown(value) else { return nil }
    }
    return "\\u{\(String(value, radix: 16, uppercase: true))}"
  }

  /// The text without terminal control sequences (CSI, OSC, DCS and the like, in their 7-bit and 8-bit forms), and each
  /// line as a terminal would leave it where carriage returns overwrite it, as progress bars do.
  public static func withoutSequences(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0xC2 }) else { return text }
    var out = String.UnicodeScalarView()
    var lineStart = out.startIndex
    var pendingReturn = false
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar.value {
      case 0x0A:
        pendingReturn = false
        out.append(scalar)
        lineStart = out.endIndex
      case 0x0D:
        pendingReturn = true
      case 0x1B:
        skipSequence(&scalars)
      case 0x9B:
        skipControl(&scalars)
      case 0x90, 0x98, 0x9D...0x9F:
        skipString(&scalars)
      default:
        if pendingReturn { out.removeSubrange(lineStart...) }
        pendingReturn = false
        out.append(scalar)
      }
    }
    return String(out)
  }

  private typealias Scalars = String.UnicodeScalarView.Iterator

  private static func skipSequence(_ scalars: inout Scalars) {
    guard let kind = scalars.next() else { return }
    switch kind {
    case "[": skipControl(&scalars)
    case "]", "P", "X", "^", "_": skipString(&scalars)
    case " "..."/": while let scalar = scalars.next(), scalar.value < 0x30 {}
    default: break
    }
  }

  private static func skipControl(_ scalars: inout Scalars) {
    while let scalar = scalars.next(), !(0x40...0x7E).contains(scalar.value) {}
  }

  private static func skipString(_ scalars: inout Scalars) {
    while let scalar = scalars.next(), scalar.value != 0x07, scalar.value != 0x9C {
      if scalar.value == 0x1B {
        _ = scalars.next()
        return
      }
    }
  }
}
