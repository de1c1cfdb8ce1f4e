extension InputDecoder {
  /// `CSI 201 ~`, the end of a bracketed paste.
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// `CSI 0 n`, the answer to the question for the terminal's state.
  private static let well: [UInt8] = [0x1B, 0x5B, 0x30, 0x6E]

  /// Takes bytes of a paste; what follows its end is pending again.
  mutating func takePasted(_ bytes: [UInt8], _ inputs: inout [Input]) {
    guard var all = pasted else { return }
    pasted = nil
    // Whatever is looked for is shorter, and may have begun before.
    let searchFrom = max(0, all.count - InputDecoder.answerLimit)
    all += bytes
    // tmux hands on a long paste in pieces, and its own answers between them.
    while let start = InputDecoder.find(InputDecoder.well, in: all, from: searchFrom) {
      all.removeSubrange(start..<(start + InputDecoder.well.count))
      answers += 1
    }
    takeBackgrounds(outOf: &all, from: searchFrom)
    if let end = InputDecoder.find(InputDecoder.pasteEnd, in: all, from: searchFrom) {
      pending = Array(all[(end + InputDecoder.pasteEnd.count)...])
      inputs.append(.paste(InputDecoder.text(all[..<end])))
      return
    }
    pasted = all
    while let held = pasted, held.count > pasteLimit {
      let before = held.count
      handOnPaste(upTo: pasteLimit, &inputs)
      if pasted?.count == before { return }
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

  static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while let escape = bytes[place...].firstIndex(of: 0x1B) {
      if bytes[escape...].starts(with: mark) { return escape }
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
