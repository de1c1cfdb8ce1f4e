/// What a terminal pastes where a file is dropped on it: a path, as it is, in quotes, with escapes, or as a `file://` address.
enum PastedPath {
  static let imageEndings = ["png", "jpg", "jpeg", "gif", "webp"]

  static func isImage(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: "."), dot > path.startIndex else { return false }
    return imageEndings.contains(path[path.index(after: dot)...].lowercased())
  }

  /// The absolute path where a paste is that of a picture and nothing else; nil for all other text.
  ///
  /// A bare word such as `a.png` is text: what is dropped comes with its whole path.
  static func ofImage(_ pasted: String, folder: String, home: String?) -> String? {
    let trimmed = pasted.drop { $0.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }), trimmed.utf8.count < 4096 else { return nil }
    let text = trimmed[...last]
    guard !text.contains(where: \.isNewline), let path = plain(text), isImage(path) else { return nil }
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home { return home + path.dropFirst(1) }
    return path.hasPrefix("./") || path.hasPrefix("../") ? folder + "/" + path : nil
  }

  private static func plain(_ text: Substring) -> String? {
    if let quote = text.first, quote == "'" || quote == "\"" {
      guard text.count > 2, text.last == quote else { return nil }
      let inner = text.dropFirst().dropLast()
      return inner.contains(quote) ? nil : String(inner)
    }
    if text.hasPrefix("file://") { return decoded(text.dropFirst(7)) }
    var path = ""
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "\\" {
        isEscaped = true
        continue
      }
      path.append(character)
      isEscaped = false
    }
    return isEscaped ? nil : path
  }

  /// `%20` and the like as what they stand for; nil where that is no text.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
