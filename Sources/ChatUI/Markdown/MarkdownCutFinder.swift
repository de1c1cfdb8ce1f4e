/// Finds the places where a growing Markdown document may be cut: a line that begins at its left edge after a blank line, or
/// one that begins a fence, a list or a table right after a line of words.
///
/// Whether the block before really ends there is for the caller to prove. A place that failed makes the finder wait until
/// there is a good part more to read, so that all proofs together cost no more than a few readings of the document.
struct MarkdownCutFinder: Sendable {
  /// A place to cut at. After a line of words it is told with its whole line, which has to prove that it begins a block.
  struct Cut {
    var place: Int
    var lineEnd: Int?
  }

  private var scanned = 0
  private var lineStart = 0
  private var isBlankSoFar = true
  private var isAfterBlank = false
  private var isAfterWords = false
  /// The fence that is open at the left edge, with its length.
  private var fence: (mark: UInt8, count: Int)?
  private var lastAttempt = 0
  private var nextAttempt = 0
  private var nextLineAttempt = 0

  mutating func succeeded() {
    lastAttempt = 0
    nextAttempt = 0
    nextLineAttempt = 0
  }

  mutating func failed(at cut: Cut, from start: Int) {
    let length = cut.place - start
    if cut.lineEnd != nil {
      nextLineAttempt = length + length / 4
    } else {
      lastAttempt = length
      nextAttempt = length + length / 4
    }
  }

  /// The next place that was not answered before, after `start`.
  mutating func next(in bytes: [UInt8], from start: Int) -> Cut? {
    while scanned < bytes.count {
      let place = scanned
      let byte = bytes[place]
      scanned += 1
      if byte == 0x0A {
        let cut = lineStart
        let mayBegin = isAfterWords && fence == nil && Self.mayBeginBlock(bytes[cut])
        endLine(bytes[cut..<place])
        lineStart = scanned
        if mayBegin, cut > start, cut - start >= nextLineAttempt { return Cut(place: cut, lineEnd: scanned) }
        continue
      }
      if byte != 0x20, byte != 0x09, byte != 0x0D { isBlankSoFar = false }
      if place == lineStart, isAfterBlank, byte > 0x20, isWorthwhile(place - start) {
        return Cut(place: place)
      }
    }
    return nil
  }

  private mutating func endLine(_ line: ArraySlice<UInt8>) {
    isAfterBlank = isBlankSoFar
    isAfterWords = !isBlankSoFar && line.first.map { $0 > 0x20 && !Self.mayBeginBlock($0) } ?? false
    isBlankSoFar = true
    guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return }
    let count = line.prefix { $0 == first }.count
    guard count >= 3 else { return }
    if let open = fence {
      if open.mark == first, count >= open.count, line.dropFirst(count).allSatisfy({ $0 <= 0x20 }) { fence = nil }
    } else if first == UInt8(ascii: "~") || !line.dropFirst(count).contains(first) {
      fence = (first, count)
    }
  }

  /// Of a line's first byte: a fence, a list or a table.
  private static func mayBeginBlock(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "|"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private func isWorthwhile(_ length: Int) -> Bool {
    guard length > 0 else { return false }
    // What looks like an open fence may be none (in HTML, for instance), so it is doubted now and then.
    if fence != nil { return length >= max(4096, 2 * max(lastAttempt, nextAttempt)) }
    return length >= nextAttempt
  }

  /// Whether a text may hold a link reference definition: a line that, after marks of lists and quotes, begins with a
  /// bracket, with `]:` somewhere after it. Rather yes than no.
  static func mayDefine(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var isAtStart = true
      var isOpen = false
      var before: UInt8 = 0
      for byte in bytes {
        if isOpen, before == UInt8(ascii: "]"), byte == UInt8(ascii: ":") { return true }
        before = byte
        switch byte {
        case 0x0A, 0x0D: isAtStart = true
        case UInt8(ascii: "[") where isAtStart: isOpen = true
        case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
          UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          break
        default: isAtStart = false
        }
      }
      return false
    }
  }
}
