/// The ordered blocks of a session, or the newest stretch of them.
///
/// The same value is kept by the engine, to persist, and by the front end, to draw; both change it only by ``apply(_:)``.
public struct Transcript: Hashable, Codable, Sendable {
  /// In rising order of their ids.
  public private(set) var blocks: [Block]
  /// There are older blocks in the history that are not in `blocks`.
  public private(set) var hasEarlier: Bool

  public init(blocks: [Block] = [], hasEarlier: Bool = false) {
    self.blocks = blocks
    self.hasEarlier = hasEarlier
  }

  public var nextID: BlockID { blocks.last?.id.next ?? BlockID(1) }

  /// The place in `blocks` of a block, by binary search.
  public func index(of id: BlockID) -> Int? {
    let place = lowerBound(id)
    return place < blocks.count && blocks[place].id == id ? place : nil
  }

  public subscript(id: BlockID) -> Block? { index(of: id).map { blocks[$0] } }

  /// Changes that name an unknown block are ignored: it may lie before the stretch that is loaded, or have been withdrawn.
  public mutating func apply(_ change: TranscriptChange) {
    switch change {
    case .put(let block):
      let place = lowerBound(block.id)
      if place < blocks.count, blocks[place].id == block.id {
        blocks[place] = block
      } else if place > 0 || !hasEarlier {
        blocks.insert(block, at: place)
      }
    case .grow(let id, let text):
      if let place = index(of: id) { blocks[place].grow(by: text) }
    case .remove(let ids):
      for id in ids {
        if let place = index(of: id) { blocks.remove(at: place) }
      }
    }
  }

  /// Puts older blocks, as loaded from the history, before the ones that are here.
  public mutating func prepend(_ earlier: [Block], hasEarlier: Bool) {
    let first = blocks.first?.id
    blocks.insert(contentsOf: earlier.filter { block in first.map { block.id < $0 } ?? true }, at: 0)
    self.hasEarlier = hasEarlier
  }

  /// This stretch brought up to date by a newer view of the same session, which may reach back less far. Where they leave a gap
  /// between them, the newer one alone.
  public func continued(by newer: Transcript) -> Transcript {
    guard let first = newer.blocks.first?.id, let last = blocks.last?.id, last.next >= first else { return newer }
    let older = blocks.prefix { $0.id < first }
    return older.isEmpty ? newer : Transcript(blocks: older + newer.blocks, hasEarlier: hasEarlier)
  }

  /// Keeps the newest `count` blocks in memory; older ones stay in the history.
  public mutating func forget(allBut count: Int) {
    guard blocks.count > count else { return }
    blocks.removeFirst(blocks.count - count)
    hasEarlier = true
  }

  private func lowerBound(_ id: BlockID) -> Int {
    // Nearly every change is to the end.
    if let last = blocks.last, last.id < id { return blocks.count }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
