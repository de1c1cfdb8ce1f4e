/// What is sent to a terminal besides its screen: modes, titles, notifications, the clipboard. By xterm's ctlseqs.
///
/// All text is made harmless here, so none of it can end a sequence and begin another.
public struct TerminalSequences: Sendable {
  private let isANSI: Bool
  private let hasTitle: Bool
  private let isASCII: Bool
  private let notification: Notification
  private let passesThroughTmux: Bool

  private enum Notification { case none, osc9, osc777 }

  /// - Parameters:
  ///   - isANSI: whether the terminal understands ECMA-48; where not, no sequence is sent.
  ///   - isASCII: whether only ASCII may be written.
  public init(environment: [String: String], isANSI: Bool, isASCII: Bool) {
    let type = environment["TERM"] ?? ""
    self.isANSI = isANSI
    self.isASCII = isASCII
    let isConsole = type.hasPrefix("linux") || type.hasPrefix("vt") || type.hasPrefix("cons")
    hasTitle = isANSI && !isConsole
    passesThroughTmux = environment["TMUX"]?.isEmpty == false
    // Only tmux hands notifications on.
    if !hasTitle || (environment["STY"] != nil && !passesThroughTmux) {
      notification = .none
    } else {
      let knows777 = environment["VTE_VERSION"] != nil || type.hasPrefix("rxvt") || type.hasPrefix("foot")
      notification = knows777 ? .osc777 : .osc9
    }
  }

  /// Whether the terminal can be asked for its state (DSR).
  public var canAsk: Bool { isANSI }

  /// Keeps the title, asks for bracketed pastes and for reports of the focus, for the background and for news of its change.
  public var begin: [UInt8] {
    guard isANSI else { return [] }
    let title = hasTitle ? "\u{1B}[22;0t" : ""
    return Array("\(title)\u{1B}[?2004h\u{1B}[?1004h\(hasTitle ? "\u{1B}[?2031h" : "")".utf8) + background
  }

  /// Asks for the terminal's background (OSC 11); nothing where the question itself would be shown.
  public var background: [UInt8] { hasTitle ? Array("\u{1B}]11;?\u{1B}\\".utf8) : [] }

  /// Undoes `begin` and `mouse`, after ending any sequence that was cut off; `screen` is what gives the screen back.
  public func end(screen: [UInt8]) -> [UInt8] {
    guard isANSI else { return screen }
    let modes = "\u{1B}\\\u{1B}[?2031l\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1004l\u{1B}[?2004l"
    return Array(modes.utf8) + screen + Array((hasTitle ? "\u{1B}[23;0t" : "").utf8)
  }

  /// Makes all of a terminal's rows scroll again after it got another size; moves the cursor.
  public var allRows: [UInt8] { isANSI ? Array("\u{1B}[r".utf8) : [] }

  /// What surrounds a frame, so that a terminal that can (`?2026`) shows it at once.
  public var frame: (begin: [UInt8], end: [UInt8]) {
    isANSI ? (Array("\u{1B}[?2026h".utf8), Array("\u{1B}[?2026l".utf8)) : ([], [])
  }

  public func title(_ text: String) -> [UInt8] {
    hasTitle ? Array("\u{1B}]0;\(clean(text, limit: 200))\u{7}".utf8) : []
  }

  public func notify(title: String, body: String) -> [UInt8] {
    let (title, body) = (clean(title, limit: 100), clean(body, limit: 300))
    switch notification {
    case .none: return []
    // OSC 9 followed by a number is something else (progress).
    case .osc9: return outside("\u{1B}]9;Skein: \(title): \(body)\u{7}")
    case .osc777:
      let bare = title.split(separator: ";").joined(separator: ",")
      return outside("\u{1B}]777;notify;\(bare);\(body)\u{7}")
    }
  }

  /// A sequence for the terminal that tmux runs in (its `allow-passthrough` must be on; else tmux drops it).
  private func outside(_ sequence: String) -> [UInt8] {
    guard passesThroughTmux else { return Array(sequence.utf8) }
    return Array("\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\".utf8)
  }

  public func mouse(_ isOn: Bool) -> [UInt8] {
    guard isANSI else { return [] }
    return Array((isOn ? "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l").utf8)
  }

  /// More code units than this no terminal takes.
  public static let copyLimit = 1 << 20

  /// OSC 52; nothing for more than `copyLimit`. Inside tmux it is sent twice: as it is, which tmux takes with `set-clipboard on`,
  /// and wrapped for the terminal outside, which tmux hands on with `allow-passthrough on`.
  public func copy(_ text: String) -> [UInt8] {
    guard isANSI, text.utf8.count <= Self.copyLimit else { return [] }
    let sequence = Array("\u{1B}]52;c;".utf8) + TerminalSequences.base64(Array(text.utf8)) + [0x07]
    guard passesThroughTmux else { return sequence }
    return sequence + Array("\u{1B}Ptmux;\u{1B}".utf8) + sequence + Array("\u{1B}\\".utf8)
  }

  private func clean(_ text: String, limit: Int) -> String {
    let line = String(TextSanitizer.oneLine(text).prefix(limit))
    guard isASCII else { return line }
    return String(String.UnicodeScalarView(line.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        out.append(index <= group.count ? alphabet[value >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return out
  }
}
