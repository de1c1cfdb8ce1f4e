import Conversation

extension SessionID {
  /// A plain UUID: nothing that could name another place in the file system.
  var isUUID: Bool {
    let bytes = Array(rawValue.utf8)
    return bytes.count == 36
      && bytes.enumerated().allSatisfy { index, byte in
        if [8, 13, 18, 23].contains(index) { return byte == UInt8(ascii: "-") }
        return switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          true
        default: false
        }
      }
  }
}
