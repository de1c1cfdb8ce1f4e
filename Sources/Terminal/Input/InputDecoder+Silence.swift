/// What silence decides.
extension InputDecoder {
  /// How long to wait for more, in milliseconds, before `quiet` is to be called; nil where nothing is held back that
  /// silence could decide.
  public var pendingTimeout: Int? {
    if behindPaste != nil || !strayKey.isEmpty { return InputDecoder.escapeTimeout }
    if pasted != nil { return isPasteSettled ? nil : InputDecoder.stringTimeout }
    guard let first = pending.first else { return isAfterEscape ? InputDecoder.introducerTimeout : nil }
    guard first == 0x1B else { return InputDecoder.escapeTimeout }
    let start = introducer
    guard start < pending.count else { return InputDecoder.escapeTimeout }
    switch pending[start] {
    case UInt8(ascii: "["): return start + 1 < pending.count ? nil : InputDecoder.introducerTimeout
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      return start + 1 < pending.count ? InputDecoder.stringTimeout : InputDecoder.introducerTimeout
    case UInt8(ascii: "O"): return InputDecoder.introducerTimeout
    default: return InputDecoder.escapeTimeout
    }
  }

  /// The place behind the ESC that is pending, or behind the two.
  private var introducer: Int { pending.count > 1 && pending[1] == 0x1B ? 2 : 1 }

  /// Decides what is held back, after `pendingTimeout` of silence.
  public mutating func quiet() -> [Input] {
    var inputs: [Input] = []
    if let held = behindPaste {
      behindPaste = nil
      pending = held
      decode(&inputs)
      return inputs
    }
    if pasted != nil {
      settlePaste(&inputs)
      return inputs
    }
    isAfterEscape = false
    guard let first = pending.first else { return [] }
    let start = introducer
    if first != 0x1B {
      // Bytes that began a character.
      inputs.append(.key(Key("\u{FFFD}")))
    } else if pending.count == start {
      inputs += pending.map { _ in .key(.escape) }
      isAfterEscape = true
    } else if pending.count == start + 1 {
      if start == 2 { inputs.append(.key(.escape)) }
      inputs.append(.key(InputDecoder.altKey(pending[start])))
    } else if pending[start] == UInt8(ascii: "[") {
      return []
    }
    pending.removeAll()
    return inputs
  }

  /// The terminal ended: hands on all that is left.
  public mutating func finish() -> [Input] {
    var inputs = behindPaste == nil ? [] : quiet()
    inputs += quiet()
    if let pasted, !pasted.isEmpty { inputs.append(.paste(InputDecoder.text(pasted[...]))) }
    pending.removeAll()
    pasted = nil
    return inputs
  }

  /// Whether what was read is what follows the ESC of a sequence, and nobody types in one go.
  static func isRestOfSequence(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 else { return false }
    if isString([0x1B] + bytes, 0) { return true }
    let isKey = ControlSequence.singleShift[bytes[1]] != nil
    if bytes[0] == UInt8(ascii: "O") { return bytes.count == 2 && isKey }
    guard bytes[0] == UInt8(ascii: "[") else { return false }
    if bytes.count == 2 { return isKey || bytes[1] == UInt8(ascii: "O") || bytes[1] == UInt8(ascii: "Z") }
    guard (0x30...0x3F).contains(bytes[1]) else { return false }
    let final = bytes[1...].first { !(0x20...0x3F).contains($0) }
    return final.map { (0x40...0x7E).contains($0) } ?? false
  }
}
