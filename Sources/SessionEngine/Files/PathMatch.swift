/// How well a path fits some letters of it, in order. ASCII letters fit in either case.
struct PathMatch: Sendable {
  private let query: [UInt8]

  init(_ query: String) {
    self.query = query.utf8.filter { $0 != 0x20 }.map(Self.lower)
  }

  /// Higher is better; nil where the letters do not all occur. A name that begins so comes first, then one that holds it, then
  /// letters in a row and at the beginnings of words; of two that fit alike the shorter path.
  func score(_ path: String) -> Int? {
    guard !query.isEmpty else { return 0 }
    var path = path
    return path.withUTF8 { bytes in
      guard bytes.count >= query.count else { return nil }
      return whole(bytes) ?? scattered(bytes)
    }
  }

  private func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // The name is what stands behind the last slash; that of a folder has one behind it too.
    let name = (bytes.dropLast().lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    var best: Int?
    for start in 0...(bytes.count - query.count)
    where (0..<query.count).allSatisfy({ Self.lower(bytes[start + $0]) == query[$0] }) {
      var score = 1_000
      if start == name { score += 600 } else if start == 0 { score += 500 }
      if start > name { score += 100 }
      if start > 0, !Self.isWord(bytes[start - 1]) { score += 200 }
      best = max(best ?? 0, score - min(500, bytes.count))
    }
    return best
  }

  private func scattered(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 0
    var run = 0
    var score = 0
    var before: UInt8 = UInt8(ascii: "/")
    for byte in bytes {
      if place < query.count, Self.lower(byte) == query[place] {
        run += 1
        score += run * 2 + (Self.isWord(before) && !(Self.isUpper(byte) && !Self.isUpper(before)) ? 0 : 6)
        place += 1
      } else {
        run = 0
      }
      before = byte
    }
    return place == query.count ? min(400, score) - min(300, bytes.count) : nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isUpper(byte) || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
