import Glibc
import JSON

extension LockedFile {
  /// What a crash left half written at the end is cut off and set aside in `FILE.torn`, never thrown away.
  ///
  /// A line is whole when it ends, reads as JSON and is not marked `more`: the lines of one commit stay or go together.
  /// - Parameter known: nothing before this place is looked at.
  func repair(from known: Int64) throws(HistoryProblem) {
    var end = size
    while end > known {
      let start = try lineStart(endingAt: end, notBefore: known)
      let line = try read(at: start, count: Int(end - start))
      if line.last == UInt8(ascii: "\n"), !line.starts(with: Self.more),
        (try? JSONValue(parsing: line.dropLast()))?.members != nil
      {
        break
      }
      end = start
    }
    guard end < size else { return }
    if isReadOnly { return overlook(from: end) }
    try setAside(try read(at: end, count: Int(size - end)))
    try cut(to: end)
    try synchronize()
  }

  /// How the lines of a commit begin, except for its last.
  static let more = Array("{\"more\":true,".utf8)

  /// Refuses a file that is none of ours before anything in it is changed. A header that was cut short is repaired later.
  func checkHeader() throws(HistoryProblem) {
    guard size > 0 else { return }
    let mark = Array("{\"skein\":".utf8)
    let first = try read(at: 0, count: 64)
    guard first.starts(with: mark) || mark.starts(with: first) else {
      throw .notAHistory(path: path, reason: "its first line is not that of a session")
    }
    let digits = first.dropFirst(mark.count).prefix { (0x30...0x39).contains($0) }
    if let version = Int(String(decoding: digits, as: UTF8.self)), version > FilesStore.version {
      throw .newer(path: path, version: version)
    }
  }

  private func lineStart(endingAt end: Int64, notBefore known: Int64) throws(HistoryProblem) -> Int64 {
    // The line feed that ends the line itself is not looked at.
    var high = end - 1
    while high > known {
      let low = max(known, high - 65_536)
      let bytes = try read(at: low, count: Int(high - low))
      if let place = bytes.lastIndex(of: UInt8(ascii: "\n")) { return low + Int64(place) + 1 }
      high = low
    }
    return known
  }

  private func setAside(_ bytes: [UInt8]) throws(HistoryProblem) {
    guard let torn = try LockedFile.open(path + ".torn", makes: true) else { return }
    try torn.append(bytes + [UInt8(ascii: "\n")])
    try torn.synchronize()
  }
}
