/// Growing blocks: what of the block at the document's end is settled although the block is not.
///
/// The border is the start of a line that is complete. That what comes before it stays is proved by reading: the lines
/// before, the line, and both together make the same parts.
extension StreamingMarkdown {
  /// Moves the border to the last line of which that can be proved.
  mutating func advanceOpening() {
    guard bytes.count >= nextAdvance else { return }
    let start = opening?.end ?? settledEnd
    guard let line = lastBorder(after: start) else { return }
    if !advance(to: line) { nextAdvance = bytes.count + max(512, (bytes.count - settledEnd) / 4) }
  }

  /// The last complete line after `start` that may be a border, with some line before it.
  private func lastBorder(after start: Int) -> Range<Int>? {
    let kind = opening?.kind ?? kind(at: start)
    guard let kind, var end = bytes[start...].lastIndex(of: 0x0A) else { return nil }
    while end > start, let before = bytes[start..<end].lastIndex(of: 0x0A) {
      let line = before + 1..<end + 1
      if kind != .list || Self.isMark(bytes[line.lowerBound]) { return line }
      end = before
    }
    return nil
  }

  private func kind(at start: Int) -> MarkdownOpening.Kind? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return .code
    case UInt8(ascii: "|"): return .table
    default: return Self.isMark(bytes[start]) ? .list : nil
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func advance(to line: Range<Int>) -> Bool {
    guard let lead = opening?.lead ?? lead() else { return false }
    let start = opening?.end ?? max(settledEnd, lead.upperBound)
    guard start < line.lowerBound else { return true }
    guard kind(at: settledEnd) == .code || !MarkdownCutFinder.mayDefine(bytes[start..<line.upperBound]) else {
      return false
    }
    guard let before = single(lead, start..<line.lowerBound), let after = single(lead, line),
      let both = single(lead, start..<line.upperBound),
      var made = MarkdownOpening(before, number: openingCount + 1, lead: lead, end: line.lowerBound),
      made.isContinued(by: after), isOneLine(after), made.block(with: after).hasSameParts(as: both)
    else { return false }
    // A blank line before the border makes a list loose.
    if case .list(let list) = both { made.isTight = list.isTight }
    if opening == nil {
      openingCount += 1
      opening = made
    } else {
      opening?.append(before)
      opening?.end = line.lowerBound
      if !made.isTight { opening?.isTight = false }
    }
    return true
  }

  private func isOneLine(_ block: MarkdownBlock) -> Bool {
    switch block {
    case .list(let list): list.items.count == 1
    case .table(let table): table.rows.count == 1
    default: true
    }
  }

  /// What has to be read before the rest of the block that begins the tail; nil where that is not known to grow.
  private func lead() -> Range<Int>? {
    guard let kind = kind(at: settledEnd) else { return nil }
    var end = settledEnd
    for _ in 0..<(kind == .code ? 1 : kind == .table ? 2 : 0) {
      guard let lineEnd = bytes[end...].firstIndex(of: 0x0A) else { return nil }
      end = lineEnd + 1
    }
    return settledEnd..<end
  }

  /// The one block that some lines are after what leads them.
  private func single(_ lead: Range<Int>, _ lines: Range<Int>) -> MarkdownBlock? {
    // In code that is not closed the last line break would be one more line.
    let range = kind(at: settledEnd) == .code ? lines.lowerBound..<lines.upperBound - 1 : lines
    guard let blocks = read(range, lead: lead), blocks.count == 1 else { return nil }
    return blocks[0]
  }
}

extension MarkdownBlock {
  /// Whether both are the same but for how far a list's items stand apart.
  fileprivate func hasSameParts(as other: MarkdownBlock) -> Bool {
    if case .list(let list) = self, case .list(let otherList) = other {
      return list.items == otherList.items && list.start == otherList.start
    }
    return self == other
  }
}
