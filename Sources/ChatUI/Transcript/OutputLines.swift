import Terminal

/// The lines of a tool's output, without the terminal's control sequences. Cheap for large output of which the end is shown.
struct OutputLines {
  private let text: Substring.UTF8View
  let count: Int

  init(_ output: String) {
    var text = output.utf8[...]
    while text.last == 0x0A || text.last == 0x0D { text.removeLast() }
    self.text = text
    count = text.isEmpty ? 0 : text.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// More lines than this are never laid out, at either end.
  static let limit = 5000

  var all: [String] { last(Self.limit) }

  func first(_ limit: Int) -> [String] {
    guard count > 0 else { return [] }
    var end = text.startIndex
    var left = limit
    while end < text.endIndex {
      if text[end] == 0x0A {
        left -= 1
        if left == 0 { break }
      }
      text.formIndex(after: &end)
    }
    return lines(text[..<end])
  }

  func last(_ limit: Int) -> [String] {
    guard count > 0 else { return [] }
    var start = text.endIndex
    var left = limit
    while start > text.startIndex {
      let before = text.index(before: start)
      if text[before] == 0x0A {
        left -= 1
        if left == 0 { break }
      }
      start = before
    }
    return lines(text[start...])
  }

  private func lines(_ part: Substring.UTF8View) -> [String] {
    TextSanitizer.withoutSequences(String(Substring(part)))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
