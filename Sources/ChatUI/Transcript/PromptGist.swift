/// What is shown of a prompt while it is folded: all of one of usual size, the beginning of one that a paste made long.
struct PromptGist: Equatable, Sendable {
  private(set) var shown: Substring
  /// What is not shown, in words; nil where all is.
  private(set) var rest: String?

  /// A prompt of more lines or bytes than these is cut to the smaller ones.
  private static let mostLines = 30
  private static let mostBytes = 6000
  private static let lines = 12
  private static let bytes = 2000

  init(_ text: String) {
    shown = text[...]
    let isLong =
      text.utf8.count > Self.mostBytes
      || text.utf8.lazy.filter { $0 == 0x0A }.prefix(Self.mostLines).count == Self.mostLines
    guard isLong else { return }
    shown = Self.beginning(of: text)
    let parts = shown.split(separator: "\n", maxSplits: Self.lines, omittingEmptySubsequences: false)
    if parts.count > Self.lines { shown = text[..<parts[Self.lines - 1].endIndex] }
    let hidden = text.utf8[shown.endIndex...].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    rest = hidden > 0 ? "… \(hidden) more line\(hidden == 1 ? "" : "s")" : "… and so on"
  }

  /// How many lines are shown; of the last one perhaps only the beginning.
  var lineCount: Int { shown.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }

  private static func beginning(of text: String) -> Substring {
    let utf8 = text.utf8
    guard var end = utf8.index(utf8.startIndex, offsetBy: bytes, limitedBy: utf8.endIndex), end < utf8.endIndex else {
      return text[...]
    }
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return text[..<end]
  }
}
