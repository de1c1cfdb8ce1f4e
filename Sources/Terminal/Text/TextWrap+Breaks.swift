extension TextWrap {
  /// Where a row is in the text, in UTF-8 code units.
  struct Row: Equatable {
    var start: Int
    var end: Int
  }

  /// What a Character allows on its sides.
  private enum Kind { case word, blank, hyphen, ideograph, opening, closing }

  func breaks(_ text: String) -> [Row] {
    var breaker = Breaker(first: max(1, width - first.width), rest: max(1, width - rest.width))
    if mode == .exact {
      TextUnit.scan(text) { unit in
        if TextWrap.isLineBreak(unit.scalar) {
          breaker.endLine(unit)
        } else {
          breaker.putExact(unit)
        }
        return true
      }
    } else {
      var before = Kind.blank
      TextUnit.scan(text) { unit in
        let kind = TextWrap.kind(unit)
        if TextWrap.isLineBreak(unit.scalar) {
          breaker.endLine(unit)
        } else if kind == .blank {
          breaker.putBlank(unit, afterBlank: before == .blank)
        } else {
          let parts = before == .hyphen ? kind == .word : TextWrap.parts(before, kind)
          if parts, before != .blank { breaker.allowBreak(at: unit.start) }
          breaker.putWord(unit)
        }
        // Only a hyphen inside of a word parts it, so that `--flag` stays whole.
        before = kind == .hyphen && before != .word ? .closing : kind
        return true
      }
    }
    breaker.rows.append(Row(start: breaker.rowStart, end: breaker.lastEnd(text.utf8.count)))
    return breaker.rows
  }

  private static func isLineBreak(_ scalar: UInt32) -> Bool { scalar == 0x0A }

  private static func parts(_ before: Kind, _ kind: Kind) -> Bool {
    guard before == .ideograph || kind == .ideograph || kind == .opening && before == .closing else { return false }
    return before != .opening && kind != .closing
  }

  @inline(__always)
  private static func kind(_ unit: TextUnit) -> Kind {
    let scalar = unit.scalar
    if scalar < 0x80 {
      if scalar == 0x20 || scalar == 0x09 { return unit.isSingle ? .blank : .word }
      if scalar == 0x2D { return .hyphen }
      switch scalar {
      case 0x28, 0x5B, 0x7B: return .opening
      case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: return .closing
      default: return .word
      }
    }
    if scalar < 0x1100 { return .word }
    switch scalar {
    case 0x2010, 0x2013, 0x2014: return .hyphen
    case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: return unit.isSingle ? .blank : .word
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3041, 0x3043, 0x3045, 0x3047,
      0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x309D, 0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3,
      0x30E5, 0x30E7, 0x30FB...0x30FE, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D:
      return .closing
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B: return .opening
    case 0x2E80...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF02...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return .ideograph
    default: return unit.columns == 2 ? .ideograph : .word
    }
  }
}

/// Fills one row after the other.
private struct Breaker {
  var rows: [TextWrap.Row] = []
  var rowStart = 0
  private var columns = 0
  private var limit: Int
  private let rest: Int
  /// The last place where the row may break: where it would end, where the next would start, and the columns up to there.
  private var breakEnd = 0
  private var breakNext = 0
  private var breakColumns = 0
  /// Where the row must end lest trailing blanks stick out; nil where nothing sticks out.
  private var overhang: Int?

  init(first: Int, rest: Int) {
    limit = first
    self.rest = rest
  }

  mutating func endLine(_ unit: TextUnit) {
    startRow(end: overhang ?? unit.start, next: unit.end, columns: 0)
  }

  mutating func putExact(_ unit: TextUnit) {
    if columns + unit.columns > limit, unit.start > rowStart { startRow(end: unit.start, next: unit.start, columns: 0) }
    columns += unit.columns
  }

  mutating func putBlank(_ unit: TextUnit, afterBlank: Bool) {
    if !afterBlank { breakEnd = unit.start }
    columns += unit.columns
    if columns > limit, overhang == nil { overhang = unit.start }
    breakNext = unit.end
    breakColumns = columns
  }

  mutating func allowBreak(at place: Int) {
    breakEnd = place
    breakNext = place
    breakColumns = columns
  }

  mutating func putWord(_ unit: TextUnit) {
    if columns + unit.columns > limit {
      if breakEnd > rowStart {
        startRow(end: min(breakEnd, overhang ?? breakEnd), next: breakNext, columns: columns - breakColumns)
      } else if let overhang, overhang > rowStart {
        startRow(end: overhang, next: unit.start, columns: 0)
      }
      if columns + unit.columns > limit, unit.start > rowStart {
        startRow(end: unit.start, next: unit.start, columns: 0)
      }
    }
    columns += unit.columns
  }

  private mutating func startRow(end: Int, next: Int, columns: Int) {
    rows.append(TextWrap.Row(start: rowStart, end: end))
    rowStart = next
    self.columns = columns
    limit = rest
    breakEnd = next
    breakNext = next
    breakColumns = 0
    overhang = nil
  }

  /// Where the last row ends in a text of that length.
  func lastEnd(_ count: Int) -> Int { overhang ?? count }
}
