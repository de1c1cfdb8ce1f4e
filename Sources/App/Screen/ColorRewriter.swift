/// Replaces numbers of the palette by red, green and blue in what ncurses wrote: `CSI 38;5;N m` becomes
/// `CSI 38;2;R;G;B m`, likewise for backgrounds (48). All else stays as it is.
struct ColorRewriter {
  /// The colours, as 0xRRGGBB, by the numbers that stand for them.
  var components: [UInt8: UInt32]

  func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    var copied = 0
    var place = 0
    while let escape = bytes[place...].firstIndex(of: 0x1B) {
      place = escape + 1
      guard let (end, number) = paletteColor(bytes, escape), let value = components[number] else { continue }
      // ESC [ 3 8 ;
      out.append(contentsOf: bytes[copied..<(escape + 5)])
      out.append(contentsOf: "2;\(value >> 16);\(value >> 8 & 0xFF);\(value & 0xFF)m".utf8)
      copied = end
      place = end
    }
    out.append(contentsOf: bytes[copied...])
  }

  /// Where the sequence that chooses a colour by number ends, and the number.
  private func paletteColor(_ bytes: UnsafeBufferPointer<UInt8>, _ escape: Int) -> (end: Int, number: UInt8)? {
    let digits = escape + 7
    guard digits < bytes.count, bytes[escape + 1] == UInt8(ascii: "["),
      bytes[escape + 2] == UInt8(ascii: "3") || bytes[escape + 2] == UInt8(ascii: "4"),
      bytes[escape + 3] == UInt8(ascii: "8"), bytes[escape + 4] == UInt8(ascii: ";"),
      bytes[escape + 5] == UInt8(ascii: "5"), bytes[escape + 6] == UInt8(ascii: ";")
    else { return nil }
    var number = 0
    var place = digits
    while place < bytes.count, place < digits + 3, (0x30...0x39).contains(bytes[place]) {
      number = number * 10 + Int(bytes[place]) - 0x30
      place += 1
    }
    guard place > digits, place < bytes.count, bytes[place] == UInt8(ascii: "m"), number < 256 else { return nil }
    return (place + 1, UInt8(number))
  }
}
