import Conversation
import Terminal

/// Rows of blocks that were laid out, as long as they are at hand.
struct BlockCache: Sendable {
  /// More rows than this are not kept, but for those of the last frame.
  static let rowLimit = 20_000

  /// The session's folder.
  var folder: String?
  /// How code is coloured.
  var languages = LanguageLibrary.empty
  private var entries: [BlockID: Entry] = [:]
  private var rowCount = 0
  private var frame = 0

  private struct Entry: Sendable {
    var key: Key
    var rows = BlockRows()
    /// Where the agent is still writing: `rows` is not used then.
    var live: LiveText?
    var lastUsed: Int

    var count: Int { live?.rows.count ?? rows.count }
  }

  /// What rows depend on besides the block itself, which drops them when it changes.
  struct Key: Equatable, Sendable {
    var width: Int
    var isUnfolded: Bool
    var shows: BlockLayout.Extent
    /// What a clock in the block shows, in seconds.
    var seconds: Int64
    /// The agent no longer knows the block.
    var isRewound = false
  }

  mutating func beginFrame() { frame += 1 }

  /// The block was replaced or taken out.
  mutating func drop(_ id: BlockID) {
    if let entry = entries.removeValue(forKey: id) { rowCount -= entry.count }
  }

  /// Text was added to the block's end.
  mutating func grow(_ id: BlockID, by text: String) {
    if entries[id]?.live != nil {
      entries[id]?.live?.append(text)
    } else {
      drop(id)
    }
  }

  /// Makes sure that the block is laid out; answers how many rows it has.
  mutating func layOut(_ block: Block, _ key: Key, now: Timestamp) -> Int {
    // The entry itself is never held while it changes, or each change would copy all of its rows.
    if let old = entries[block.id]?.key {
      entries[block.id]?.lastUsed = frame
      let isLive = entries[block.id]?.live != nil
      if old == key { return isLive ? layOutLive(block.id) : entries[block.id]?.count ?? 0 }
      if isLive, key.shows == .all {
        entries[block.id]?.key = key
        if old.width != key.width { narrowOrWiden(block.id, key.width) }
        return layOutLive(block.id)
      }
      drop(block.id)
    }
    if case .text(let text) = block.content, text.ending == .streaming, key.shows == .all {
      entries[block.id] = Entry(
        key: key, live: LiveText(text.text, width: key.width, languages: languages), lastUsed: frame)
      return layOutLive(block.id)
    }
    var rows = BlockLayout.rows(
      for: block, width: key.width, isUnfolded: key.isUnfolded, shows: key.shows, folder: folder, languages: languages,
      now: now)
    if key.isRewound { rows.lines = rows.lines.map { StyledLine($0.text, .rewound) } }
    entries[block.id] = Entry(key: key, rows: rows, lastUsed: frame)
    rowCount += rows.count
    return rows.count
  }

  private mutating func narrowOrWiden(_ id: BlockID, _ width: Int) {
    guard let live = entries[id]?.live else { return }
    rowCount -= live.rows.count
    entries[id]?.live = LiveText(live, width: width)
  }

  private mutating func layOutLive(_ id: BlockID) -> Int {
    let before = entries[id]?.count ?? 0
    entries[id]?.live?.layOut()
    let after = entries[id]?.count ?? 0
    rowCount += after - before
    return after
  }

  /// The rows of a block that was laid out in this frame.
  func rows(of id: BlockID) -> BlockRows {
    guard let entry = entries[id] else { return BlockRows() }
    guard let live = entry.live else { return entry.rows }
    var rows = live.rows
    rows.column = live.gutter
    return rows
  }

  /// The rows of a block as they were laid out for this key; nil where they are not at hand.
  func rows(of id: BlockID, _ key: Key) -> BlockRows? { entries[id]?.key == key ? rows(of: id) : nil }

  /// Forgets what was not used for longest where too much is kept.
  mutating func endFrame() {
    guard rowCount > Self.rowLimit || entries.count > Self.rowLimit / 4 else { return }
    for (id, entry) in entries.sorted(by: { $0.value.lastUsed < $1.value.lastUsed }) {
      guard entry.lastUsed < frame, rowCount > Self.rowLimit / 2 || entries.count > Self.rowLimit / 8 else { return }
      drop(id)
    }
  }

  /// How many rows are kept.
  var keptRows: Int { rowCount }
}
