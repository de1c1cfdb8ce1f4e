import Conversation
import Glibc
import JSON

extension FilesStore {
  /// Reads every file that was written since then, a stretch at a time: no index is needed for this, and none is made.
  public func spending(since: Timestamp?) throws(HistoryProblem) -> [Spending] {
    var spendings: [Spending] = []
    for session in try all() {
      guard let file = try LockedFile.open(file(of: session), makes: false) else { continue }
      if let since, file.changed < since { continue }
      spendings += try spent(in: file, by: session)
    }
    return spendings.inOrder(since: since)
  }

  private func spent(in file: LockedFile, by session: SessionID) throws(HistoryProblem) -> [Spending] {
    var spendings: [Spending] = []
    var place: Int64 = 0
    var rest: [UInt8] = []
    while place < file.size {
      let bytes = try file.read(at: place, count: 1 << 20)
      guard !bytes.isEmpty else { break }
      place += Int64(bytes.count)
      rest += bytes
      let end = rest.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      for line in Self.lines(of: rest[..<end]) where LineHead.isSpent(line) {
        guard let spent = (try? JSONValue(parsing: line))?["spent"] else { continue }
        spendings.append(Spending(spent, session: session))
      }
      rest.removeFirst(end)
    }
    return spendings
  }
}
