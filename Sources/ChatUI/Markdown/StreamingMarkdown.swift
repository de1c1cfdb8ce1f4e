/// A Markdown document that is still being written.
///
/// At any moment `settled` and `tail` together are exactly what `Markdown.blocks(of:)` makes of the text so far, where the
/// first block of the tail goes on with `opening`, if there is one. Blocks that nothing which follows can change are read
/// once and kept in `settled`, the lines of a growing block in `opening`; only the rest is read again.
///
/// What follows can change what came before in few ways: it can continue the last block, and a link reference
/// definition (`[word]: address`) turns each earlier `[word]` into a link. So the document is cut only where a blank
/// line ends the last block (proved by reading it once more with a word after it) or a line begins another (proved by
/// reading that line), and cuts before text with brackets are taken back while something that could be a definition stands
/// in the tail.
struct StreamingMarkdown: Sendable {
  private(set) var settled: [MarkdownBlock] = []
  /// Rises whenever `settled` was changed otherwise than at its end.
  private(set) var generation = 0
  private var lastBlocks: [MarkdownBlock] = []
  /// The beginning of the block that the tail begins with, see `StreamingMarkdown+Opening`.
  var opening: MarkdownOpening?
  var openingCount = 0
  /// How long the document must be before the border of the opening is moved again.
  var nextAdvance = 0

  private(set) var bytes: [UInt8] = []
  private var chunks: [Chunk] = []
  /// Where the chunks end and the tail begins.
  private(set) var settledEnd = 0
  private var cuts = MarkdownCutFinder()
  /// Places that were proved to be borders of blocks, rising.
  private var borders: [Int] = []
  private var definitions: [Definition] = []
  private var hasTables = true
  private var isFresh = true

  /// A settled stretch of the document.
  private struct Chunk {
    var start: Int
    var blockCount: Int
    /// It has brackets that a definition could turn into links.
    var awaitsDefinitions: Bool
  }

  /// A settled stretch that may define links, to be read again before each tail.
  private struct Definition {
    var range: Range<Int>
    var blockCount: Int
  }

  init(_ text: String = "") { append(text) }

  /// Cheap: nothing is read before the blocks are asked for.
  mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    bytes.append(contentsOf: text.utf8)
    isFresh = false
  }

  /// The blocks after `settled`; the first goes on with `opening`, if there is one.
  mutating func tail() -> [MarkdownBlock] {
    refresh()
    return lastBlocks
  }

  /// Settles what can be settled and reads the rest.
  mutating func refresh() {
    guard !isFresh else { return }
    isFresh = true
    while let cut = cuts.next(in: bytes, from: settledEnd) {
      switch settle(upTo: cut) {
      case .settled: cuts.succeeded()
      case .refused: cuts.failed(at: cut, from: settledEnd)
      case .tooLarge: return startOver()
      }
    }
    advanceOpening()
    if MarkdownCutFinder.mayDefine(bytes[restStart...]) {
      if opening?.awaitsDefinitions == true { close() }
      if let first = chunks.firstIndex(where: \.awaitsDefinitions) { takeBack(from: first) }
    }
    guard let blocks = readRest(upTo: bytes.count) else { return startOver() }
    lastBlocks = blocks
  }

  private var restStart: Int { opening?.end ?? settledEnd }

  /// From now on all after `settledEnd` is read again.
  private mutating func close() {
    opening = nil
    nextAdvance = bytes.count + max(512, (bytes.count - settledEnd) / 4)
  }

  /// The tail's blocks up to some place, the first going on with `opening`; nil where a table is too large.
  private mutating func readRest(upTo end: Int, probe: String = "") -> [MarkdownBlock]? {
    if let opening {
      guard let blocks = read(opening.end..<end, lead: opening.lead, probe: probe) else { return nil }
      if let first = blocks.first, opening.isContinued(by: first) {
        return opening.isTooLarge(with: first) ? nil : blocks
      }
      close()
    }
    return read(settledEnd..<end, probe: probe)
  }

  /// The stretch of the document that blocks of these numbers were read from, with as little around them as is known.
  mutating func source(ofBlocks numbers: ClosedRange<Int>) -> String {
    refresh()
    var start = 0
    var number = 0
    for (index, chunk) in chunks.enumerated() {
      if number <= numbers.lowerBound { start = chunk.start }
      number += chunk.blockCount
      let end = index + 1 < chunks.count ? chunks[index + 1].start : settledEnd
      if number > numbers.upperBound { return Self.text(bytes[start..<end]) }
    }
    if number <= numbers.lowerBound { start = settledEnd }
    return Self.text(bytes[start...])
  }

  /// Without the line breaks at either end.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    while bytes.first == 0x0A || bytes.first == 0x0D { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private enum Outcome { case settled, refused, tooLarge }

  private mutating func settle(upTo cut: MarkdownCutFinder.Cut) -> Outcome {
    let range = settledEnd..<cut.place
    guard restStart <= cut.place else { return .refused }
    guard var blocks = readRest(upTo: cut.place) else { return .tooLarge }
    if let lineEnd = cut.lineEnd {
      // A definition's title could still come.
      guard !blocks.isEmpty, !MarkdownCutFinder.mayDefine(bytes[range]) else { return .refused }
      guard let line = read(cut.place..<lineEnd), let probed = readRest(upTo: lineEnd) else { return .tooLarge }
      guard line.count == 1, probed == blocks + line else { return .refused }
    } else {
      guard let probed = readRest(upTo: cut.place, probe: "x\n") else { return .tooLarge }
      guard probed.count == blocks.count + 1, probed.last == .paragraph([MarkdownInline("x")]),
        probed.dropLast() == blocks[...], !isContinued(blocks.last, at: cut.place)
      else { return .refused }
    }
    borders.append(cut.place)
    if let opening, let first = blocks.first { blocks[0] = opening.block(with: first) }
    let awaits = blocks.contains(where: \.hasBracket)
    if awaits, MarkdownCutFinder.mayDefine(bytes[cut.place...]) { return .refused }
    chunks.append(Chunk(start: range.lowerBound, blockCount: blocks.count, awaitsDefinitions: awaits))
    settled += blocks
    settledEnd = cut.place
    opening = nil
    nextAdvance = 0
    addDefinitions(in: range)
    return .settled
  }

  /// Whether what begins at `cut` could belong to the block before it although a blank line is between them.
  private func isContinued(_ block: MarkdownBlock?, at cut: Int) -> Bool {
    let byte = bytes[cut]
    switch block {
    case .list:
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return true }
      guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*") else { return false }
      return cut + 1 >= bytes.count || bytes[cut + 1] <= 0x20
    case .quote:
      return byte == UInt8(ascii: ">")
    default:
      return false
    }
  }

  /// Keeps what may define links, cut as small as is known, for all that is read later.
  private mutating func addDefinitions(in range: Range<Int>) {
    guard MarkdownCutFinder.mayDefine(bytes[range]) else { return }
    var start = range.lowerBound
    for border in borders where border > start && border <= range.upperBound {
      if MarkdownCutFinder.mayDefine(bytes[start..<border]) {
        let blocks = Markdown.parse(Array(bytes[start..<border]), tables: hasTables) ?? []
        definitions.append(Definition(range: start..<border, blockCount: blocks.count))
      }
      start = border
    }
  }

  private mutating func takeBack(from index: Int) {
    settledEnd = chunks[index].start
    close()
    settled.removeLast(chunks[index...].reduce(0) { $0 + $1.blockCount })
    chunks.removeSubrange(index...)
    definitions.removeAll { $0.range.lowerBound >= settledEnd }
    cuts.succeeded()
    generation += 1
  }

  /// A table became so large that the whole document is read without tables, see `Markdown.cellLimit`.
  private mutating func startOver() {
    guard hasTables else { return }
    hasTables = false
    settled = []
    lastBlocks = []
    chunks = []
    borders = []
    definitions = []
    settledEnd = 0
    opening = nil
    nextAdvance = 0
    cuts = MarkdownCutFinder()
    generation += 1
    isFresh = false
    refresh()
  }

  /// What stands between the definitions and the text read after them, and is a block of its own.
  private static let separator = Array("\n\n***\n\n".utf8)

  /// The blocks of a stretch that begins at a border, in the light of all definitions before it.
  ///
  /// - Parameters:
  ///   - lead: what is read before it as if it stood there.
  ///   - probe: what is read after it as if it stood there.
  func read(_ range: Range<Int>, lead: Range<Int> = 0..<0, probe: String = "") -> [MarkdownBlock]? {
    var source: [UInt8] = []
    var skipped = 0
    for definition in definitions {
      source += bytes[definition.range]
      source += Self.separator
      skipped += definition.blockCount + 1
    }
    source += bytes[lead]
    source += bytes[range]
    source += probe.utf8
    guard let blocks = Markdown.parse(source, tables: hasTables) else { return nil }
    return skipped == 0 ? blocks : Array(blocks.dropFirst(skipped))
  }
}
