/// Turns the bytes that a terminal sends into inputs.
///
/// A state machine without I/O: `feed` it what was read; where `pendingTimeout` is not nil and nothing was read for so
/// long, call `quiet`; when the terminal ended, `finish`. Sequences may arrive in any pieces. Understands the keys of
/// xterm, VT220, rxvt and the Linux console, `CSI u` and `modifyOtherKeys`, Alt as an ESC before the key, bracketed
/// paste, focus reports, and the mouse (SGR and X10). Answers of the terminal and unknown sequences are swallowed whole,
/// so they are never typed, and nothing of a paste is ever taken for keys.
public struct InputDecoder: Sendable {
  /// A lone ESC becomes the key Escape, which interrupts, only after so much silence, in milliseconds.
  public static let escapeTimeout = 100
  /// What else begins sequences, such as `ESC [`, becomes a key with Alt only after so much: those are hardly typed, and on
  /// a bad line the rest may be late. So may the rest of a sequence whose ESC already counted as Escape.
  static let introducerTimeout = 500
  /// After so much silence, in milliseconds, a string that the terminal began is given up, and what came of a paste is
  /// handed on.
  public static let stringTimeout = 1000
  static let stringLimit = 1 << 20

  /// What was read and is not yet understood.
  var pending: [UInt8] = []
  /// What came of a paste that has not ended; nil outside of one.
  var pasted: [UInt8]?
  /// How often the terminal said that it is well (`CSI 0 n`), since that was last taken.
  var answers = 0
  /// What came in one go with the end of a paste, behind it; nil where there was silence since.
  var behindPaste: [UInt8]?
  /// Silence already handed on what it could of a paste that has not ended.
  var isPasteSettled = false
  /// Read alone after such a silence: a key, where nothing follows, since the end of the paste was lost then.
  var strayKey: [UInt8] = []
  /// Silence just made an ESC the key Escape.
  var isAfterEscape = false
  /// The background that the terminal told, and whether it said that its colours are others now, since those were last taken.
  var background: Color?
  var hasOtherScheme = false
  /// A paste is handed on in parts of at most about so many bytes.
  let pasteLimit: Int

  public init(pasteLimit: Int = 8 << 20) { self.pasteLimit = max(64, pasteLimit) }

  /// How many answers to the question for the terminal's state (DSR, `CSI 5 n`) came since this was last called. They are no inputs.
  public mutating func takeAnswers() -> Int {
    defer { answers = 0 }
    return answers
  }

  /// Whether a paste has begun and not ended.
  public var isInPaste: Bool { pasted != nil }

  /// Takes what was read and answers what that makes certain.
  public mutating func feed(_ bytes: [UInt8]) -> [Input] {
    guard !bytes.isEmpty else { return [] }
    var inputs: [Input] = []
    if pasted != nil {
      takeStalled(bytes, &inputs)
    } else if behindPaste != nil {
      takeBehindPaste(bytes, &inputs)
    } else {
      if isAfterEscape, InputDecoder.isRestOfSequence(bytes) { pending = [0x1B] }
      pending += bytes
    }
    isAfterEscape = false
    decode(&inputs)
    return inputs
  }

  /// What one step of reading found at a place.
  enum Step {
    /// Understood so many bytes.
    case took(Int)
    /// An answer to the question for the terminal's state, in so many bytes.
    case answered(Int)
    /// The terminal's background, in so many bytes.
    case told(Color, Int)
    /// The news, in so many bytes, that the terminal's colours are others now.
    case otherScheme(Int)
    /// A paste begins after so many bytes.
    case pasteBegins(Int)
    case needsMore
  }

  mutating func decode(_ inputs: inout [Input]) {
    while pasted == nil, behindPaste == nil {
      var place = 0
      var pasteStart: Int?
      while place < pending.count, pasteStart == nil {
        switch step(place, &inputs) {
        case .took(let count): place += count
        case .answered(let count):
          answers += 1
          place += count
        case .told(let color, let count):
          background = color
          place += count
        case .otherScheme(let count):
          hasOtherScheme = true
          place += count
        case .pasteBegins(let count): pasteStart = place + count
        case .needsMore:
          pending.removeSubrange(..<place)
          return
        }
      }
      guard let pasteStart else {
        pending.removeAll(keepingCapacity: true)
        return
      }
      let rest = Array(pending[pasteStart...])
      pending.removeAll()
      pasted = []
      takePasted(rest, &inputs)
    }
  }

  private func step(_ place: Int, _ inputs: inout [Input]) -> Step {
    let byte = pending[place]
    if byte == 0x1B { return stepEscape(place, &inputs) }
    if byte < 0x20 || byte == 0x7F {
      inputs.append(.key(InputDecoder.controlKey(byte)))
      return .took(1)
    }
    return stepText(place, &inputs)
  }

  private func stepText(_ place: Int, _ inputs: inout [Input]) -> Step {
    var end = place
    while end < pending.count, pending[end] >= 0x20, pending[end] != 0x7F { end += 1 }
    if end == pending.count { end -= InputDecoder.unfinishedTail(pending) }
    guard end > place else { return .needsMore }
    for character in String(decoding: pending[place..<end], as: UTF8.self) {
      if let scalar = character.unicodeScalars.first, (0x80..<0xA0).contains(scalar.value) { continue }
      inputs.append(.key(Key(character)))
    }
    return .took(end - place)
  }

  /// How many bytes at the end begin a UTF-8 sequence that is not whole.
  private static func unfinishedTail(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length =
        byte >= 0xF0 && byte < 0xF8 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC0 && byte < 0xE0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }

  /// The key of a control byte.
  static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x00: Key(" ", .ctrl)
    case 0x1C...0x1F: Key(Character(Unicode.Scalar(byte + 0x40)), .ctrl)
    default: Key(Character(Unicode.Scalar(byte + 0x60)), .ctrl)
    }
  }

  static func altKey(_ byte: UInt8) -> Key {
    let key = byte < 0x20 || byte == 0x7F ? controlKey(byte) : Key(Character(Unicode.Scalar(byte)))
    return Key(key.code, key.modifiers.union(.alt))
  }
}
