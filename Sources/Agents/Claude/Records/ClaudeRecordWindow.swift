import JSON

/// One end of a record: its lines may be cut at the edges, so titles are found by their key and not by parsing lines.
struct ClaudeRecordWindow {
  private let bytes: [UInt8]
  private static let longestTitle = 200

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first line belongs to a sub-agent.
  var isSidechain: Bool {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return (try? JSONValue(parsing: line))?["isSidechain"]?.bool ?? false
  }

  /// The last text under this key that is not blank.
  func last(_ key: String) -> String? {
    places(of: key).reversed().lazy.compactMap { text(at: $0) }.first
  }

  /// The first text under this key that is not blank.
  func first(_ key: String) -> String? {
    places(of: key).lazy.compactMap { text(at: $0) }.first
  }

  /// The first words of the user's own, cut to 200 characters; else the first command.
  var firstPrompt: String? {
    var command: String?
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let entry = try? JSONValue(parsing: line), let said = ClaudeEntry(entry)?.prompt else { continue }
      switch said {
      case .words(let text) where !text.hasPrefix("<ide_"): return Self.shortened(text)
      case .command(let text): command = command ?? text
      case .words: break
      }
    }
    return command
  }

  /// Where the texts under a key begin, at their opening quotes.
  private func places(of key: String) -> [Int] {
    let pattern = Array("\"\(key)\":\"".utf8)
    guard bytes.count > pattern.count else { return [] }
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { storage in
      var index = 0
      let last = storage.count - pattern.count
      while index < last {
        if storage[index] == UInt8(ascii: "\""), storage[index..<index + pattern.count].elementsEqual(pattern) {
          found.append(index + pattern.count - 1)
          index += pattern.count
        } else {
          index += 1
        }
      }
    }
    return found
  }

  private func text(at place: Int) -> String? {
    var end = place + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < bytes.count, let text = JSONText(bytes[place...end]).string else { return nil }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private static func shortened(_ text: String) -> String {
    ClaudeWords.cut(text.split(whereSeparator: \.isNewline).joined(separator: " "), to: longestTitle)
  }
}
