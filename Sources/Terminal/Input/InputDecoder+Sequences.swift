extension InputDecoder {
  func stepEscape(_ place: Int, _ inputs: inout [Input]) -> Step {
    guard place + 1 < pending.count else { return .needsMore }
    switch pending[place + 1] {
    case UInt8(ascii: "["):
      return stepControl(place + 2, before: 2, alt: [], &inputs)
    case UInt8(ascii: "O"):
      return stepSingleShift(place + 2, before: 2, alt: [], &inputs)
    case 0x1B:
      return stepTwoEscapes(place, &inputs)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      if place + 2 == pending.count { return .needsMore }
      if InputDecoder.isString(pending, place) { return stepString(place) }
      inputs.append(.key(InputDecoder.altKey(pending[place + 1])))
      return .took(2)
    case let byte where byte < 0x80:
      inputs.append(.key(InputDecoder.altKey(byte)))
      return .took(2)
    case let byte:
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      guard place + 1 + length <= pending.count else { return .needsMore }
      let text = String(decoding: pending[(place + 1)..<(place + 1 + length)], as: UTF8.self)
      for character in text { inputs.append(.key(Key(character, .alt))) }
      return .took(1 + length)
    }
  }

  /// Two ESC: Alt with a key that sends a sequence (rxvt, iTerm), else the key Escape and whatever follows.
  private func stepTwoEscapes(_ place: Int, _ inputs: inout [Input]) -> Step {
    guard place + 2 < pending.count else { return .needsMore }
    switch pending[place + 2] {
    case UInt8(ascii: "["): return stepControl(place + 3, before: 3, alt: .alt, &inputs)
    case UInt8(ascii: "O"): return stepSingleShift(place + 3, before: 3, alt: .alt, &inputs)
    default:
      inputs.append(.key(.escape))
      return .took(1)
    }
  }

  /// Whether the ESC at `place` begins a string of the terminal: OSC with a number or a title, DCS, or APC with a `G`. What
  /// else follows there is a key with Alt.
  static func isString(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place + 2 < bytes.count else { return false }
    let next = bytes[place + 2]
    switch bytes[place + 1] {
    case UInt8(ascii: "]"): return (0x30...0x39).contains(next) || [0x4C, 0x6C].contains(next)
    case UInt8(ascii: "P"): return (0x30...0x3F).contains(next) || [0x21, 0x24, 0x2B, 0x7B, 0x7C].contains(next)
    case UInt8(ascii: "_"): return next == UInt8(ascii: "G")
    default: return false
    }
  }

  /// Takes all up to ST or BEL; of what it may tell, only the background is of use.
  private func stepString(_ place: Int) -> Step {
    func took(upTo end: Int, mark: Int) -> Step {
      let count = end + mark - place
      return InputDecoder.background(in: pending[place..<end]).map { .told($0, count) } ?? .took(count)
    }
    var end = place + 2
    while end < pending.count {
      if pending[end] == 0x07 { return took(upTo: end, mark: 1) }
      if pending[end] == 0x1B {
        guard end + 1 < pending.count else { return .needsMore }
        // Any other ESC ends a string that was cut off, and begins something of its own.
        return pending[end + 1] == UInt8(ascii: "\\") ? took(upTo: end, mark: 2) : .took(end - place)
      }
      end += 1
    }
    return end - place > InputDecoder.stringLimit ? .took(end - place) : .needsMore
  }

  private func stepSingleShift(
    _ start: Int, before: Int, alt: Key.Modifiers, _ inputs: inout [Input]
  ) -> Step {
    var place = start
    var modifiers = alt
    guard place < pending.count else { return .needsMore }
    if (0x31...0x38).contains(pending[place]) {
      guard place + 1 < pending.count else { return .needsMore }
      modifiers.formUnion(ControlSequence.modifiers(Int(pending[place]) - 0x30))
      place += 1
    }
    let final = pending[place]
    if let (name, held) = ControlSequence.singleShift[final] {
      inputs.append(.key(Key(name, modifiers.union(held))))
    } else if let character = ControlSequence.keypad[final] {
      inputs.append(.key(Key(character, modifiers)))
    } else if place == start {
      // No sequence at all: Alt+O, and what follows is a key of its own.
      inputs.append(.key(Key("O", .alt)))
      return .took(before)
    }
    return .took(place + 1 - (start - before))
  }

  private func stepControl(_ start: Int, before: Int, alt: Key.Modifiers, _ inputs: inout [Input]) -> Step {
    let first = start - before
    guard start < pending.count else { return .needsMore }
    if pending[start] == UInt8(ascii: "[") {
      // The Linux console's F1 to F5.
      guard start + 1 < pending.count else { return .needsMore }
      let names: [Key.Name] = [.f1, .f2, .f3, .f4, .f5]
      let index = Int(pending[start + 1]) - 0x41
      if names.indices.contains(index) { inputs.append(.key(Key(names[index], alt))) }
      return .took(start + 2 - first)
    }
    if pending[start] == UInt8(ascii: "M") {
      guard start + 3 < pending.count else { return .needsMore }
      let code = Int(pending[start + 1]) - 32
      if let mouse = ControlSequence.mouse(
        code, column: Int(pending[start + 2]) - 32, row: Int(pending[start + 3]) - 32, isRelease: code & 3 == 3)
      {
        inputs.append(.mouse(mouse))
      }
      return .took(start + 4 - first)
    }
    var end = start
    while end < pending.count {
      let byte = pending[end]
      // rxvt ends keys held with Shift with a `$` behind one number. Elsewhere, as in the answer for a mode (DECRPM), it only
      // precedes a final byte.
      let isShifted =
        byte == UInt8(ascii: "$") && end > start && pending[start..<end].allSatisfy { (0x30...0x39).contains($0) }
      if (0x40...0x7E).contains(byte) || isShifted {
        let sequence = ControlSequence(parameters: pending[start..<end], final: byte)
        // An ESC right before one of these was typed: no key sends it with Alt.
        if before == 3, sequence.isWell || sequence.isPasteBegin { inputs.append(.key(.escape)) }
        if sequence.isWell { return .answered(end + 1 - first) }
        if sequence.isScheme { return .otherScheme(end + 1 - first) }
        if sequence.isPasteBegin { return .pasteBegins(end + 1 - first) }
        if let input = sequence.input(alt: alt) { inputs.append(input) }
        return .took(end + 1 - first)
      }
      // A sequence that was cut off; the byte is the start of something else.
      guard (0x20...0x3F).contains(byte) else { return .took(end - first) }
      end += 1
    }
    return end - start > 256 ? .took(end - first) : .needsMore
  }
}
