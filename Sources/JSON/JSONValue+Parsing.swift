extension JSONValue {
  /// How deeply values may be nested unless a caller says otherwise: far above anything an agent sends, far below
  /// what a thread's stack holds.
  public static let usualMaximumDepth = 512

  /// Reads one JSON text.
  ///
  /// Tolerant where a strict reader would lose a whole line for one byte: bad UTF-8 and lone surrogates become U+FFFD,
  /// raw control characters in strings and a byte order mark are taken. Everything else is as RFC 8259 says.
  public init(
    parsing bytes: some Sequence<UInt8>, maximumDepth: Int = usualMaximumDepth
  ) throws(JSONError) {
    let attempt = bytes.withContiguousStorageIfAvailable { storage in
      JSONValue.parse(storage, maximumDepth: maximumDepth)
    }
    self = try (attempt ?? Array(bytes).withUnsafeBufferPointer { JSONValue.parse($0, maximumDepth: maximumDepth) })
      .get()
  }

  /// Reads one JSON text, see ``init(parsing:maximumDepth:)-(Sequence<UInt8>,_)``.
  public init(parsing text: String, maximumDepth: Int = usualMaximumDepth) throws(JSONError) {
    try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
  }

  private static func parse(
    _ storage: UnsafeBufferPointer<UInt8>, maximumDepth: Int
  ) -> Result<JSONValue, JSONError> {
    var parser = JSONParser(storage, maximumDepth: maximumDepth)
    return Result { () throws(JSONError) in try parser.document() }
  }
}
