/// Small pictures, as bytes.
enum Pixels {
  /// 30 by 20, without its pixels: only the head is looked at.
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 30, 0, 0, 0, 20, 8, 2, 0, 0, 0, 0, 0, 0, 0]
  static let gif: [UInt8] = Array("GIF89a".utf8) + [30, 0, 20, 0] + [UInt8](repeating: 0, count: 30)
  static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0]
    + [UInt8](repeating: 0, count: 20)
  static let webp: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 19, 0, 0]
  static let webpLossless: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8L".utf8) + [10, 0, 0, 0, 0x2F, 29, 0xC0, 4, 0]
    + [UInt8](repeating: 0, count: 8)
}
