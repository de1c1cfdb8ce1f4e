import Conversation
import Terminal

/// The transcript of one session on the screen.
///
/// It follows the end until it is scrolled away; then it holds its place, which is a row of a block, while text streams
/// in below, blocks fold, older blocks come and the width changes. Only what is on screen is ever laid out, walking from
/// the place that is held, so a transcript of any length opens at once.
public struct TranscriptPane: Sendable {
  public internal(set) var transcript = Transcript()
  /// All blocks show all that they have, but for those folded one by one.
  public internal(set) var isDetailed = false
  /// Something came below what is on screen since the view left the end.
  public internal(set) var hasNewBelow = false
  /// Set while the view is near the first block that is loaded and the history has older ones: load what comes before it.
  public internal(set) var wantsEarlier: BlockID?
  /// Something on screen shows a running clock: it should be drawn again each second.
  public internal(set) var hasClock = false

  /// Nil while the end is followed.
  var anchor: TranscriptAnchor?
  /// Blocks that are folded otherwise than `isDetailed` says.
  var toggled: Set<BlockID> = []
  /// The blocks of the calls that have blocks of a sub-agent.
  var agents: [ToolCallID: BlockID] = [:]
  var cache = BlockCache()
  /// The size of the last frame; what scrolls a page needs to know.
  var size = Size(rows: 24, columns: 80)
  var now = Timestamp(milliseconds: 0)
  /// Set while it is read with a cursor.
  var browse: Browse?
  /// What was taken back: kept to be read, and shown as such.
  var rewound: [Range<BlockID>] = []
  /// Where the next frame goes.
  var leap: Leap?
  /// Which rows of the last frame show which block.
  var shown: [(id: BlockID, rows: Range<Int>)] = []

  /// The session's folder: paths below it are shown from there.
  public var folder: String? {
    get { cache.folder }
    set { cache.folder = newValue }
  }

  /// How code is coloured; what was laid out without it stays as it is.
  public var languages: LanguageLibrary {
    get { cache.languages }
    set { cache.languages = newValue }
  }

  public init() {}

  /// Shows a transcript from the place it was left at; nil is its end. Keeps nothing of the one before but `isDetailed` and
  /// `folder`.
  public mutating func open(_ transcript: Transcript, scroll: ScrollPlace?) {
    let isDetailed = isDetailed
    let size = size
    let (folder, leap, languages) = (folder, leap, languages)
    self = TranscriptPane()
    self.leap = leap
    self.folder = folder
    self.languages = languages
    self.isDetailed = isDetailed
    self.size = size
    self.transcript = transcript
    findAgents()
    anchor = scroll.map(TranscriptAnchor.init)
  }

  /// Takes a newer state of the same transcript: what was scrolled, folded and searched stays.
  mutating func renew(_ transcript: Transcript) {
    let folder = folder
    self.transcript = transcript
    cache = BlockCache()
    self.folder = folder
    agents = [:]
    findAgents()
    let place = browse?.search?.current
    browse?.search?.restart()
    browse?.search?.current = place
  }

  public mutating func apply(_ change: TranscriptChange) {
    let last = transcript.blocks.last?.id
    transcript.apply(change)
    browse?.search?.note(change)
    switch change {
    case .put(let block):
      cache.drop(block.id)
      if let range = block.rewinds { rewound.append(range) }
      if let parent = block.parent { findAgent(parent) }
      if last.map({ $0 < block.id }) ?? true { noteNew() }
    case .grow(let id, let text):
      cache.grow(id, by: text)
      noteNew()
    case .remove(let ids):
      for id in ids {
        cache.drop(id)
        toggled.remove(id)
      }
    }
  }

  public mutating func prepend(_ blocks: [Block], hasEarlier: Bool) {
    transcript.prepend(blocks, hasEarlier: hasEarlier)
    wantsEarlier = nil
    findAgents()
    browse?.search?.noteEarlier(blocks.count)
  }

  public var isFollowing: Bool { anchor == nil }

  /// Where the view stands, to be given to `open` later; nil while it follows the end.
  public var place: ScrollPlace? { anchor?.place }

  /// The block that the last frame shows in a row of the pane.
  public func block(atRow row: Int) -> BlockID? {
    shown.first { $0.rows.contains(row) }?.id
  }

  /// Shows all that blocks have, or only their gist again. What was folded one by one is forgotten.
  public mutating func toggleDetail() {
    isDetailed.toggle()
    toggled = []
  }

  public mutating func toggleFold(of id: BlockID) {
    if toggled.remove(id) == nil { toggled.insert(id) }
  }

  private mutating func noteNew() {
    if anchor != nil { hasNewBelow = true }
  }
}
