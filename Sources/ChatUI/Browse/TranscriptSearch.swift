import Conversation

/// What is searched for in a transcript, and how far that has come.
///
/// The newest blocks are looked through first, a good part at a time, so that no transcript is too long to type a word for.
struct TranscriptSearch: Sendable {
  /// One match: which one of a block, counted from its first.
  struct Place: Equatable, Sendable {
    var block: BlockID
    var ordinal: Int
  }

  /// Blocks loaded for one search before it asks whether to go on.
  static let seekLimit = 20_000

  var field = TextEditor(line: "")
  var isTyping = true
  /// Where the cursor was when the search began.
  let origin: TranscriptAnchor
  private(set) var query: TranscriptQuery?
  /// The match at hand, and the column where it begins, from the left edge of its block.
  var current: Place?
  var currentColumn: Int?
  /// Folded blocks that were unfolded to show the match at hand while the words are still being written.
  var opened: [BlockID] = []

  /// All blocks from this one on were looked through; nil while none was.
  var scannedFrom: BlockID?
  /// Blocks that were looked through and have changed since.
  private(set) var changed: Set<BlockID> = []
  private var hits: [BlockID: Int] = [:]
  /// The blocks of `hits`, oldest first.
  private(set) var order: [BlockID] = []
  private(set) var total = 0

  /// Older blocks are loaded until a match before the one at hand is found.
  private(set) var isSeeking = false
  /// Blocks that were loaded for that.
  private(set) var sought = 0

  init(origin: TranscriptAnchor) { self.origin = origin }

  /// Changes the words.
  /// - Returns: whether they are others now.
  mutating func edit(_ change: (inout TextEditor) -> Void) -> Bool {
    let before = field.characters
    change(&field)
    return field.characters != before
  }

  /// Takes the words as they are written now and begins anew.
  mutating func restart() {
    query = TranscriptQuery(field.text)
    current = nil
    currentColumn = nil
    scannedFrom = nil
    changed = []
    hits = [:]
    order = []
    total = 0
    isSeeking = false
  }

  mutating func note(_ change: TranscriptChange) {
    switch change {
    case .put(let block): if isScanned(block.id) { changed.insert(block.id) }
    case .grow(let id, _): if isScanned(id) { changed.insert(id) }
    case .remove(let ids): for id in ids { take(0, in: id) }
    }
  }

  private func isScanned(_ id: BlockID) -> Bool { scannedFrom.map { $0 <= id } ?? false }

  mutating func noteEarlier(_ count: Int) { if isSeeking { sought += count } }

  mutating func seek() {
    isSeeking = true
    sought = 0
  }

  mutating func stopSeeking() { isSeeking = false }

  /// A block was looked through again and holds so many matches.
  mutating func take(_ count: Int, in id: BlockID) {
    changed.remove(id)
    let before = hits.removeValue(forKey: id) ?? 0
    total += count - before
    if count > 0 { hits[id] = count }
    if (before > 0) != (count > 0) {
      if count == 0 {
        order.removeAll { $0 == id }
      } else {
        order.insert(id, at: order.partitioningIndex { $0 > id })
      }
    }
  }

  func count(in id: BlockID) -> Int { hits[id] ?? 0 }

  /// The number of the match at hand among all, from 1.
  var position: Int? {
    guard let current else { return nil }
    return order.prefix { $0 < current.block }.reduce(current.ordinal + 1) { $0 + (hits[$1] ?? 0) }
  }

  /// The match after or before the one at hand; nil at the end of what was looked through.
  func next(_ step: Int) -> Place? {
    guard let current else { return nil }
    let ordinal = current.ordinal + step
    if ordinal >= 0, ordinal < count(in: current.block) { return Place(block: current.block, ordinal: ordinal) }
    let place = order.partitioningIndex { $0 >= current.block }
    if step > 0 {
      let after = place < order.count && order[place] == current.block ? place + 1 : place
      return after < order.count ? Place(block: order[after], ordinal: 0) : nil
    }
    return place > 0 ? last(in: order[place - 1]) : nil
  }

  /// The nearest match after or before a row of a block.
  ///
  /// - Parameter rows: the rows of that block's own matches.
  func nearest(to block: BlockID, rows: [Int], row: Int, _ step: Int) -> Place? {
    let own = step > 0 ? rows.firstIndex { $0 > row } : rows.lastIndex { $0 < row }
    if let own { return Place(block: block, ordinal: own) }
    if step > 0 {
      let after = order.partitioningIndex { $0 > block }
      return after < order.count ? Place(block: order[after], ordinal: 0) : nil
    }
    let before = order.partitioningIndex { $0 >= block }
    return before > 0 ? last(in: order[before - 1]) : nil
  }

  /// The last match of a block.
  func last(in id: BlockID) -> Place { Place(block: id, ordinal: max(0, count(in: id) - 1)) }
}
