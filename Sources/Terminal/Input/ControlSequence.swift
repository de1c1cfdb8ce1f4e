/// One CSI sequence as terminals send it for keys, focus and mouse (xterm's ctlseqs, VT220, rxvt, kitty's `CSI u`).
struct ControlSequence {
  /// The `<`, `=`, `>` or `?` before the parameters.
  var prefix: UInt8?
  /// The parameters, each with its parts after colons.
  var parameters: [[Int]]
  var hasIntermediate: Bool
  var final: UInt8

  init(parameters bytes: ArraySlice<UInt8>, final: UInt8) {
    self.final = final
    var rest = bytes
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      prefix = first
      rest.removeFirst()
    }
    hasIntermediate = rest.contains { $0 < 0x30 }
    parameters = rest.filter { $0 >= 0x30 }.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
        Int(String(decoding: $0.prefix(9), as: UTF8.self)) ?? 0
      }
    }
  }

  var isPasteBegin: Bool { final == UInt8(ascii: "~") && prefix == nil && value(0) == 200 }

  /// The answer to DSR 5: all that was sent before the question has arrived.
  var isWell: Bool { final == UInt8(ascii: "n") && prefix == nil && !hasIntermediate && parameters == [[0]] }

  /// The news of mode 2031: the colours are dark (`CSI ? 997 ; 1 n`) or light (2) now.
  var isScheme: Bool {
    final == UInt8(ascii: "n") && prefix == UInt8(ascii: "?") && !hasIntermediate && parameters.count == 2
      && value(0) == 997
  }

  private func value(_ index: Int) -> Int { parameters.indices.contains(index) ? parameters[index][0] : 0 }

  /// What it tells; nil for answers of the terminal and whatever is unknown.
  func input(alt: Key.Modifiers) -> Input? {
    if prefix == UInt8(ascii: "<"), final == UInt8(ascii: "M") || final == UInt8(ascii: "m") {
      guard parameters.count == 3 else { return nil }
      return ControlSequence.mouse(
        value(0), column: value(1), row: value(2), isRelease: final == UInt8(ascii: "m")
      ).map(Input.mouse)
    }
    guard prefix == nil, !hasIntermediate else { return nil }
    // kitty tells of keys let go as part 3.
    if parameters.count > 1, parameters[1].count > 1, parameters[1][1] == 3 { return nil }
    let held = alt.union(ControlSequence.modifiers(value(1)))
    switch final {
    case UInt8(ascii: "I") where parameters.allSatisfy { $0 == [0] }: return .focus(true)
    case UInt8(ascii: "O") where parameters.allSatisfy { $0 == [0] }: return .focus(false)
    case UInt8(ascii: "Z"): return .key(Key(.tab, held.union(.shift)))
    case UInt8(ascii: "u"): return ControlSequence.key(value(0), held).map(Input.key)
    case UInt8(ascii: "~") where value(0) == 27: return ControlSequence.key(value(2), held).map(Input.key)
    case UInt8(ascii: "~"): return numbered(held)
    case UInt8(ascii: "^"): return numbered(held.union(.ctrl))
    case UInt8(ascii: "$"): return numbered(held.union(.shift))
    case UInt8(ascii: "@"): return numbered(held.union([.ctrl, .shift]))
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return ControlSequence.singleShift[final - 0x20].map { .key(Key($0.0, held.union(.shift))) }
    // A position report looks like F3 with modifiers; only row 1 and none of the first column can be the key.
    case UInt8(ascii: "R") where value(0) > 1 || value(1) > 8 || (parameters.count > 1 && value(1) < 2): return nil
    case UInt8(ascii: "M"): return nil
    default: return ControlSequence.singleShift[final].map { .key(Key($0.0, held)) }
    }
  }

  private func numbered(_ held: Key.Modifiers) -> Input? {
    ControlSequence.numbered[value(0)].map { .key(Key($0, held)) }
  }

  /// xterm's modifier parameter: one more than the sum of Shift 1, Alt 2, Ctrl 4.
  static func modifiers(_ parameter: Int) -> Key.Modifiers {
    parameter > 1 ? Key.Modifiers(rawValue: UInt8((parameter - 1) & 7)) : []
  }

  /// The key of a code point, as `CSI u` and `modifyOtherKeys` tell it.
  private static func key(_ code: Int, _ held: Key.Modifiers) -> Key? {
    switch code {
    case 9: return Key(.tab, held)
    case 13, 57414: return Key(.enter, held)
    case 27: return Key(.escape, held)
    case 8, 127: return Key(.backspace, held.subtracting(.shift))
    case 57399...57408: return Key(Character(Unicode.Scalar(UInt8(0x30 + code - 57399))), held)
    case 0..<0x20, 0x80..<0xA0, 0xE000...0xF8FF: return nil
    default:
      guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
      return Key(Character(scalar), held)
    }
  }

  static func mouse(_ code: Int, column: Int, row: Int, isRelease: Bool) -> Mouse? {
    guard column > 0, row > 0 else { return nil }
    let place = Position(row: row - 1, column: column - 1)
    var held: Key.Modifiers = []
    if code & 4 != 0 { held.insert(.shift) }
    if code & 8 != 0 { held.insert(.alt) }
    if code & 16 != 0 { held.insert(.ctrl) }
    let buttons: [Mouse.Button] = [.left, .middle, .right, .none]
    let button = buttons[code & 3]
    if code & 64 != 0 {
      guard code & 3 < 2 else { return nil }
      return Mouse(code & 1 == 0 ? .scrollUp : .scrollDown, at: place, modifiers: held)
    }
    let isMoving = code & 32 != 0
    let action: Mouse.Action = isMoving ? (button == .none ? .move : .drag) : isRelease ? .release : .press
    return Mouse(action, button, at: place, modifiers: held)
  }

  private static let numbered: [Int: Key.Name] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .f1, 12: .f2, 13: .f3,
    14: .f4, 15: .f5, 17: .f6, 18: .f7, 19: .f8, 20: .f9, 21: .f10, 23: .f11, 24: .f12,
  ]

  /// The keys by the last byte after `ESC O` or `CSI`.
  static let singleShift: [UInt8: (Key.Name, Key.Modifiers)] = [
    UInt8(ascii: "A"): (.up, []), UInt8(ascii: "B"): (.down, []), UInt8(ascii: "C"): (.right, []),
    UInt8(ascii: "D"): (.left, []), UInt8(ascii: "H"): (.home, []), UInt8(ascii: "F"): (.end, []),
    UInt8(ascii: "P"): (.f1, []), UInt8(ascii: "Q"): (.f2, []), UInt8(ascii: "R"): (.f3, []),
    UInt8(ascii: "S"): (.f4, []), UInt8(ascii: "M"): (.enter, []), UInt8(ascii: "I"): (.tab, []),
    UInt8(ascii: "a"): (.up, .ctrl), UInt8(ascii: "b"): (.down, .ctrl), UInt8(ascii: "c"): (.right, .ctrl),
    UInt8(ascii: "d"): (.left, .ctrl),
  ]

  /// The characters of an application keypad after `ESC O`.
  static let keypad: [UInt8: Character] = [
    UInt8(ascii: "j"): "*", UInt8(ascii: "k"): "+", UInt8(ascii: "l"): ",", UInt8(ascii: "m"): "-",
    UInt8(ascii: "n"): ".", UInt8(ascii: "o"): "/", UInt8(ascii: "p"): "0", UInt8(ascii: "q"): "1",
    UInt8(ascii: "r"): "2", UInt8(ascii: "s"): "3", UInt8(ascii: "t"): "4", UInt8(ascii: "u"): "5",
    UInt8(ascii: "v"): "6", UInt8(ascii: "w"): "7", UInt8(ascii: "x"): "8", UInt8(ascii: "y"): "9",
    UInt8(ascii: "X"): "=",
  ]
}
