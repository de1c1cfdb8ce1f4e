import JSON

/// What a line of a session's file is about, as far as the index must know.
///
/// A block's first line in the file says `block`, and these numbers only rise; a later one of the same block, and a
/// block that comes out of order, says `again`. So a reader that goes backwards and meets `block` 7 has seen all there
/// is of every block from 7 on.
enum LineHead: Equatable {
  case record
  case block(Int64)
  case again(Int64)
  case grow(Int64)
  case remove([Int64])
  case spent
  /// The first line of the file.
  case header
  /// Of a newer Skein, or damaged: left alone.
  case unknown

  /// Our own lines are known by how they begin; one that somebody wrote by hand is read as a whole.
  init(_ line: ArraySlice<UInt8>) {
    var reader = HeadReader(line)
    if !reader.take("{\"more\":true,") { _ = reader.take("{") }
    if reader.take("\"block\":{\"id\":"), let id = reader.number() {
      self = .block(id)
    } else if reader.take("\"again\":{\"id\":"), let id = reader.number() {
      self = .again(id)
    } else if reader.take("\"grow\":"), let id = reader.number() {
      self = .grow(id)
    } else if reader.take("\"record\":{") {
      self = .record
    } else if reader.take("\"spent\":{") {
      self = .spent
    } else {
      self = (try? JSONValue(parsing: line)).flatMap { LineHead($0) } ?? .unknown
    }
  }

  /// The same as `LineHead(line) == .spent` for our own lines, without a look at more than the first bytes of any.
  static func isSpent(_ line: ArraySlice<UInt8>) -> Bool {
    var reader = HeadReader(line)
    if !reader.take("{\"more\":true,") { _ = reader.take("{") }
    return reader.take("\"spent\":{")
  }

  private init?(_ value: JSONValue) {
    func number(_ value: JSONValue?) -> Int64? { value?.int.map { Int64($0) } }
    if let id = number(value["block"]?["id"]) {
      self = .block(id)
    } else if let id = number(value["again"]?["id"]) {
      self = .again(id)
    } else if let id = number(value["grow"]) {
      self = .grow(id)
    } else if let ids = value["remove"]?.array {
      self = .remove(ids.compactMap { number($0) })
    } else if value["record"]?.members != nil {
      self = .record
    } else if value["spent"]?.members != nil {
      self = .spent
    } else if value["skein"] != nil {
      self = .header
    } else {
      return nil
    }
  }
}

/// Reads the first bytes of a line.
private struct HeadReader {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard rest.count >= count else { return false }
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: count)
    guard rest.prefix(count).elementsEqual(bytes) else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  mutating func number() -> Int64? {
    let digits = rest.prefix(20).prefix { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
