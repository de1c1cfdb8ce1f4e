/// What is pasted, as it is written.
enum PastedText {
  /// Takes out what has no place in a text, as good terminals do: control characters, but for line breaks and tabs. They would
  /// be sent along unseen.
  static func clean(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xC2 || $0 < 0x80 && isControl($0) }) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value > 0xFF || !isControl(UInt8(scalar.value)) {
      clean.append(scalar)
    }
    return String(clean)
  }

  private static func isControl(_ value: UInt8) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }
}
