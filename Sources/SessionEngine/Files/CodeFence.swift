/// Text between lines of backticks, as Markdown has it.
public enum CodeFence {
  /// A fence longer than any run of backticks inside.
  public static func around(_ text: String, language: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let mark = String(repeating: "`", count: max(3, longest + 1))
    return "\(mark)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(mark)"
  }

  /// The text with an end to the fence that it leaves open, so that what follows it in a document is not code.
  public static func closed(_ text: String) -> String {
    var open: (indent: Substring, mark: Substring)?
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }
      let rest = line.dropFirst(indent.count)
      guard indent.count < 4, let first = rest.first, first == "`" || first == "~" else { continue }
      let mark = rest.prefix { $0 == first }
      let words = rest.dropFirst(mark.count)
      if let begun = open {
        let isEnd = first == begun.mark.first && mark.count >= begun.mark.count && words.allSatisfy(\.isWhitespace)
        if isEnd { open = nil }
      } else if mark.count >= 3, first == "~" || !words.contains("`") {
        open = (indent, mark)
      }
    }
    guard let open else { return text }
    return "\(text)\(text.hasSuffix("\n") ? "" : "\n")\(open.indent)\(open.mark)"
  }
}
