/// JSON text as received, looked into without building a tree.
///
/// For what must be passed on exactly as it came (the input of a tool that the user approved), and for a first look at
/// a line whose tree may not be needed:
///
///     JSONText(line)["request"]?["input"]?.bytes
///
/// It skims: it finds its way by brackets and quotes and checks nothing else, so text that is not JSON gives nil or a
/// slice that ``value()`` then refuses.
public struct JSONText: Sendable, Hashable {
  /// The bytes of this value, without white space around it; the indices are those of the slice it was made from.
  public let bytes: ArraySlice<UInt8>

  public init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  public init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// The text of the member named `key`; of several the last one, as ``JSONValue`` has it.
  public subscript(key: String) -> JSONText? {
    var found: JSONText?
    forEachMember { name, value in
      if name.names(key) { found = value }
    }
    return found
  }

  /// The decoded text, where this is a string.
  public var string: String? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    return try? value().string
  }

  public func value() throws(JSONError) -> JSONValue { try JSONValue(parsing: bytes) }

  private func names(_ key: String) -> Bool {
    guard bytes.count >= 2 else { return false }
    let inner = bytes.dropFirst().dropLast()
    return inner.contains(UInt8(ascii: "\\")) ? string == key : inner.elementsEqual(key.utf8)
  }

  private func forEachMember(_ body: (JSONText, JSONText) -> Void) {
    bytes.withUnsafeBufferPointer { storage in
      let start = bytes.startIndex
      var skimmer = JSONSkimmer(storage)
      guard skimmer.take(UInt8(ascii: "{")) else { return }
      repeat {
        guard let key = skimmer.value(), skimmer.take(UInt8(ascii: ":")), let value = skimmer.value() else { return }
        body(
          JSONText(bytes[start + key.lowerBound..<start + key.upperBound]),
          JSONText(bytes[start + value.lowerBound..<start + value.upperBound]))
      } while skimmer.take(UInt8(ascii: ","))
    }
  }
}
