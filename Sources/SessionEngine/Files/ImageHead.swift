/// Kind and size of a picture, from the first bytes of its file.
struct ImageHead: Equatable, Sendable {
  var mediaType: String
  var width: Int
  var height: Int

  /// Nil where the bytes are those of no PNG, JPEG, GIF or WebP.
  init?(_ bytes: [UInt8]) {
    func big(_ place: Int, _ count: Int) -> Int { bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) } }
    func little(_ place: Int, _ count: Int) -> Int {
      bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    func begins(_ text: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    guard bytes.count >= 30 else { return nil }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), begins("IHDR", at: 12) {
      (mediaType, width, height) = ("image/png", big(16, 4), big(20, 4))
    } else if begins("GIF87a") || begins("GIF89a") {
      (mediaType, width, height) = ("image/gif", little(6, 2), little(8, 2))
    } else if begins("RIFF"), begins("WEBP", at: 8) {
      mediaType = "image/webp"
      if begins("VP8X", at: 12) {
        (width, height) = (little(24, 3) + 1, little(27, 3) + 1)
      } else if begins("VP8L", at: 12) {
        let bits = little(21, 4)
        (width, height) = (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
      } else if begins("VP8 ", at: 12) {
        (width, height) = (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
      } else {
        return nil
      }
    } else if let frame = Self.jpegFrame(bytes) {
      (mediaType, width, height) = ("image/jpeg", big(frame + 3, 2), big(frame + 1, 2))
    } else {
      return nil
    }
    guard width > 0, height > 0 else { return nil }
  }

  /// Where the header of a JPEG's frame has its sample precision, which height and width follow.
  private static func jpegFrame(_ bytes: [UInt8]) -> Int? {
    guard bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    var place = 2
    while place + 9 < bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      // Fill bytes, and markers without a body.
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        place += 2
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { return place + 4 }
      place += 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
    }
    return nil
  }
}
