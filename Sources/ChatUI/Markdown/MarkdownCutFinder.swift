/// Finds the places where a growing Markdown document may be cut: a line that begins at its left edge after a blank line.
///
/// Whether the block before really ends there is for the caller to prove. A place that failed makes the finder wait until
/// there is a good part more to read, so that all proofs together cost no more than a few readings of the document.
struct MarkdownCutFinder: Sendable {
  private var scanned = 0
  private var lineStart = 0
  private var isBlankSoFar = true
  private var isAfterBlank = false
  /// The fence that is open at the left edge, with its length.
  private var fence: (mark: UInt8, count: Int)?
  private var lastAttempt = 0
  private var nextAttempt = 0

  mutating func succeeded() {
    lastAttempt = 0
    nextAttempt = 0
  }

  mutating func failed(at cut: Int, from start: Int) {
    lastAttempt = cut - start
    nextAttempt = lastAttempt + lastAttempt / 4
  }

  /// The next place that was not answered before, after `start`.
  mutating func next(in bytes: [UInt8], from start: Int) -> Int? {
    while scanned < bytes.count {
      let place = scanned
      let byte = bytes[place]
      scanned += 1
      if byte == 0x0A {
        endLine(bytes[lineStart..<place])
        lineStart = scanned
        continue
      }
      if byte != 0x20, byte != 0x09, byte != 0x0D { isBlankSoFar = false }
      if place == lineStart, isAfterBlank, byte > 0x20, isWorthwhile(place - start) { return place }
    }
    return nil
  }

  private mutating func endLine(_ line: ArraySlice<UInt8>) {
    isAfterBlank = isBlankSoFar
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
