/// Pastes.
///
/// What is pasted can itself hold the mark that ends a paste, and behind it what would be keys: terminals take it out, tmux and
/// others do not. But only the terminal's own mark is the last one. So all that comes in one go, from where a paste begins to
/// the last end, was pasted, and what follows an end counts as keys only after a moment of silence.
extension InputDecoder {
  /// `CSI 200 ~` and `CSI 201 ~`, around a bracketed paste.
  private static let pasteBegin: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// `CSI 0 n`, the answer to the question for the terminal's state.
  private static let well: [UInt8] = [0x1B, 0x5B, 0x30, 0x6E]

  /// Takes bytes of a paste; what follows its end is held back.
  mutating func takePasted(_ bytes: [UInt8], _ inputs: inout [Input]) {
    guard var all = pasted else { return }
    pasted = nil
    // Whatever is looked for is shorter, and may have begun before.
    let searchFrom = max(0, all.count - InputDecoder.answerLimit)
    all += bytes
    takeAnswers(from: &all, at: searchFrom)
    while let mark = InputDecoder.find(InputDecoder.pasteBegin, InputDecoder.pasteEnd, in: all, from: searchFrom) {
      let behind = mark + InputDecoder.pasteEnd.count
      if all[mark...].starts(with: InputDecoder.pasteBegin) {
        all.removeSubrange(mark..<behind)
      } else {
        inputs.append(.paste(InputDecoder.text(all[..<mark])))
        return takeBehindPaste(Array(all[behind...]), &inputs)
      }
    }
    pasted = all
    while let held = pasted, held.count > pasteLimit {
      let before = held.count
      handOnPaste(upTo: pasteLimit, &inputs)
      if pasted?.count == before { return }
    }
  }

  /// Takes what comes in one go behind the end of a paste: where another end follows, that was no end.
  mutating func takeBehindPaste(_ bytes: [UInt8], _ inputs: inout [Input]) {
    var all = behindPaste ?? []
    behindPaste = nil
    var searchFrom = max(0, all.count - InputDecoder.answerLimit)
    all += bytes
    takeAnswers(from: &all, at: searchFrom)
    while let mark = InputDecoder.find(InputDecoder.pasteBegin, InputDecoder.pasteEnd, in: all, from: searchFrom) {
      if mark > 0 { inputs.append(.paste(InputDecoder.text(all[..<mark]))) }
      let rest = Array(all[(mark + InputDecoder.pasteEnd.count)...])
      if all[mark...].starts(with: InputDecoder.pasteBegin) {
        pasted = []
        return takePasted(rest, &inputs)
      }
      all = rest
      searchFrom = 0
    }
    if all.count > pasteLimit {
      pending = all
    } else {
      behindPaste = all
    }
  }

  /// tmux hands on a long paste in pieces, and its own answers between them.
  private mutating func takeAnswers(from bytes: inout [UInt8], at start: Int) {
    while let start = InputDecoder.find(InputDecoder.well, in: bytes, from: start) {
      bytes.removeSubrange(start..<(start + InputDecoder.well.count))
      answers += 1
    }
    takeBackgrounds(outOf: &bytes, from: start)
  }

  /// Takes bytes of a paste. One key alone, long after the last of it, ends a paste whose end was lost.
  mutating func takeStalled(_ bytes: [UInt8], _ inputs: inout [Input]) {
    if isPasteSettled, strayKey.isEmpty {
      var alone = InputDecoder()
      let told = alone.feed(bytes) + alone.quiet()
      if !told.isEmpty, !told.contains(where: \.isTyped) {
        // The terminal tells of its focus, say.
        answers += alone.takeAnswers()
        background = alone.takeBackground() ?? background
        inputs += told
        return
      }
      if told.count == 1, !alone.isInPaste {
        strayKey = bytes
        return
      }
    }
    let bytes = strayKey + bytes
    strayKey = []
    isPasteSettled = false
    takePasted(bytes, &inputs)
  }

  /// In silence hands on what came of a paste, and ends it where a key was pressed meanwhile.
  mutating func settlePaste(_ inputs: inout [Input]) {
    let key = strayKey
    strayKey = []
    guard !key.isEmpty else {
      handOnPaste(upTo: pasted?.count ?? 0, &inputs)
      isPasteSettled = true
      return
    }
    if let rest = pasted, !rest.isEmpty { inputs.append(.paste(InputDecoder.text(rest[...]))) }
    pasted = nil
    isPasteSettled = false
    // A last line break or tab may still have been pasted: as keys they would send.
    if [0x09, 0x0A, 0x0D].contains(key[0]) {
      inputs.append(.paste(InputDecoder.text(key[...])))
    } else {
      pending = key
      decode(&inputs)
    }
  }

  /// Hands on what came, but no half of a character, a line break or the end mark.
  mutating func handOnPaste(upTo limit: Int, _ inputs: inout [Input]) {
    guard let held = pasted, !held.isEmpty else { return }
    var end = min(limit, held.count)
    if let escape = held[..<end].lastIndex(of: 0x1B), end - escape < InputDecoder.pasteEnd.count,
      InputDecoder.pasteEnd.starts(with: held[escape..<end])
    {
      end = escape
    }
    var lead = end
    while lead > 0, end - lead < 4, held[lead - 1] & 0xC0 == 0x80 { lead -= 1 }
    if lead > 0, held[lead - 1] >= 0xC0 {
      let first = held[lead - 1]
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      if end - lead + 1 < length { end = lead - 1 }
    }
    if end > 0, held[end - 1] == 0x0D { end -= 1 }
    guard end > 0 else { return }
    inputs.append(.paste(InputDecoder.text(held[..<end])))
    pasted = Array(held[end...])
  }

  static func find(_ marks: [UInt8]..., in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while let escape = bytes[place...].firstIndex(of: 0x1B) {
      if marks.contains(where: bytes[escape...].starts) { return escape }
      place = escape + 1
    }
    return nil
  }

  /// Terminals send CR for a line break in a paste.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var wasReturn = false
    for byte in bytes {
      if !(byte == 0x0A && wasReturn) { out.append(byte == 0x0D ? 0x0A : byte) }
      wasReturn = byte == 0x0D
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Input {
  /// Whether it is a key or a paste.
  fileprivate var isTyped: Bool {
    switch self {
    case .key, .paste: true
    case .resize, .focus, .mouse: false
    }
  }
}
