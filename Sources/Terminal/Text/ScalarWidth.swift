import CSystem

/// How one Unicode scalar stands on a screen, by glibc's table, whatever the locale.
enum ScalarWidth {
  /// What is drawn where a scalar has no width that is known.
  static let replacement: UInt32 = 0xFFFD
  /// A tab that nobody expanded takes this many columns.
  static let tab = 4

  /// The columns of a scalar that is drawn: 0 for marks and for all that `isHidden`, 1 where glibc does not know it,
  /// since it is drawn as U+FFFD then. Line breaks and tabs are not its matter.
  static func columns(_ scalar: UInt32) -> Int {
    if scalar < 0x20 { return 0 }
    if scalar < 0x7F { return 1 }
    if scalar >= 0x4E00 && scalar <= 0x9FFF { return 2 }
    if isHidden(scalar) { return 0 }
    let width = Int(system_scalar_width(scalar))
    return width < 0 ? 1 : width
  }

  /// Whether it is drawn as U+FFFD.
  static func isUnknown(_ scalar: UInt32) -> Bool {
    scalar >= 0xA0 && !isHidden(scalar) && system_scalar_width(scalar) < 0
  }

  /// Whether a scalar never reaches the terminal: control characters, and format characters that nobody sees or that
  /// turn the direction of what follows; also skin tones and variation selectors, since terminals differ in their width.
  static func isHidden(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 { return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar == 0xAD }
    switch scalar {
    case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164, 0xD800...0xDFFF, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF:
      return true
    default:
      return false
    }
  }

  /// Whether a scalar is a Character of its own wherever the next one `isAlone` too: the common scripts and symbols,
  /// which so need no search for the borders of Characters.
  static func isAlone(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x2030...0x205E,
      0x2070...0x20CF, 0x2100...0x2BFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9D:
      return true
    default:
      return false
    }
  }
}
