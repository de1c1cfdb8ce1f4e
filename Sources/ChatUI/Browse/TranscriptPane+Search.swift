import Conversation
import Terminal

/// Searching inside the transcript.
extension TranscriptPane {
  /// About how much is looked through at a time, in code units of the blocks' sources.
  private static let portion = 400_000

  mutating func startSearch() {
    guard let cursor = browse?.cursor else { return }
    browse?.search = TranscriptSearch(origin: cursor)
  }

  /// Changes what is searched for; the cursor goes to the nearest match at or above where it was, else below.
  mutating func editSearch(_ change: (inout TextEditor) -> Void) {
    guard browse?.search?.edit(change) == true else { return }
    goBack()
    browse?.search?.restart()
    searchOn()
  }

  /// The words are written: from now on keys move again. Where they were not found, older blocks are loaded.
  mutating func takeSearch() -> String? {
    browse?.search?.isTyping = false
    browse?.search?.opened = []
    guard let search = browse?.search, search.query != nil else {
      browse?.search = nil
      return nil
    }
    if search.current == nil { browse?.search?.seek() }
    return searchOn()
  }

  /// Ends the search; while the words are being written the cursor goes back to where it was.
  mutating func endSearch() {
    if browse?.isTyping == true { goBack() }
    browse?.search = nil
  }

  /// Folds what the search unfolded and puts the cursor where it began.
  private mutating func goBack() {
    guard let search = browse?.search else { return }
    foldOpened()
    browse?.cursor = search.origin
    if let spot = cursorSpot() { reveal(spot) }
  }

  private mutating func foldOpened() {
    for id in browse?.search?.opened ?? [] { toggleFold(of: id) }
    browse?.search?.opened = []
  }

  /// To the next match, or by -1 to the one before; at the ends around, after the history was asked for older blocks.
  /// - Returns: what the user should be told.
  mutating func nextMatch(_ step: Int) -> String? {
    guard let query = browse?.search?.query else { return "Nothing is searched for yet." }
    if let place = match(step) {
      go(to: place)
      return nil
    }
    if step < 0 || browse?.search?.total == 0, transcript.hasEarlier || hasMoreToSearch {
      browse?.search?.seek()
      return searchOn()
    }
    guard let order = browse?.search?.order, let first = order.first, let last = order.last else {
      return "“\(query.text)” is not in this transcript."
    }
    if step > 0 {
      go(to: TranscriptSearch.Place(block: first, ordinal: 0))
      return transcript.hasEarlier ? "On from the first that is loaded." : "On from the beginning."
    }
    if let place = browse?.search?.last(in: last) { go(to: place) }
    return "On from the end."
  }

  /// The next match seen from the cursor, wherever that was moved since the last.
  private mutating func match(_ step: Int) -> TranscriptSearch.Place? {
    guard let search = browse?.search, let spot = cursorSpot() else { return nil }
    let here = transcript.blocks[spot.index].id
    if let current = search.current, current.block == here {
      let rows = rowsOfMatches(spot.index)
      if current.ordinal < rows.count, rows[current.ordinal] == spot.row { return search.next(step) }
    }
    return search.nearest(to: here, rows: rowsOfMatches(spot.index), row: spot.row, step)
  }

  /// Whether blocks that are loaded are still to be looked through.
  var hasMoreToSearch: Bool {
    guard let search = browse?.search, search.query != nil, let first = transcript.blocks.first?.id else {
      return false
    }
    return search.scannedFrom.map { first < $0 } ?? true
      || search.changed.contains { transcript[$0]?.isLive != true }
  }

  /// Looks through some more of what is loaded; call it again while `hasMoreToSearch`.
  /// - Returns: what the user should be told.
  @discardableResult
  mutating func searchOn() -> String? {
    guard var search = browse?.search, let query = search.query else { return nil }
    browse?.search = nil
    var left = Self.portion
    for id in search.changed where transcript[id]?.isLive != true {
      left -= count(transcript[id], id, query, &search)
    }
    var index =
      search.scannedFrom.map { from in transcript.blocks.partitioningIndex { $0.id >= from } }
      ?? transcript.blocks.count
    while index > 0, left > 0 {
      index -= 1
      let block = transcript.blocks[index]
      left -= count(block, block.id, query, &search)
      search.scannedFrom = block.id
    }
    browse?.search = search
    if search.current == nil || search.isSeeking, let place = sought(isWhole: index == 0) {
      browse?.search?.stopSeeking()
      go(to: place)
      return nil
    }
    guard search.isSeeking, index == 0 else { return nil }
    return seekOn(query)
  }

  /// All that is loaded was looked through: older blocks come when the next frame asks for them, unless it is enough.
  private mutating func seekOn(_ query: TranscriptQuery) -> String? {
    if !transcript.hasEarlier {
      browse?.search?.stopSeeking()
      let place = browse?.search?.total == 0 ? "in this transcript" : "further up"
      return "“\(query.text)” is not \(place)."
    }
    guard let sought = browse?.search?.sought, sought >= TranscriptSearch.seekLimit else { return nil }
    browse?.search?.stopSeeking()
    return "“\(query.text)” is not in the \(sought) blocks before. N searches on."
  }

  /// Where a search goes whose words were just written, or that looks further up.
  private mutating func sought(isWhole: Bool) -> TranscriptSearch.Place? {
    guard let search = browse?.search else { return nil }
    if search.current != nil { return match(-1) }
    guard let origin = spot(of: search.origin) else { return nil }
    let id = transcript.blocks[origin.index].id
    let rows = rowsOfMatches(origin.index)
    return search.nearest(to: id, rows: rows, row: origin.row + 1, -1)
      ?? (isWhole ? search.nearest(to: id, rows: rows, row: origin.row, 1) : nil)
  }

  /// Counts the matches of one block; answers what that cost.
  private func count(
    _ block: Block?, _ id: BlockID, _ query: TranscriptQuery, _ search: inout TranscriptSearch
  ) -> Int {
    guard let block else {
      search.take(0, in: id)
      return 1
    }
    guard block.mayHold(query) else {
      search.take(0, in: id)
      return block.sourceSize + 50
    }
    let rows =
      unfoldedRows(of: block)
      ?? BlockLayout.rows(
        for: block, width: columns(of: block).width, isUnfolded: true, folder: folder, now: now)
    search.take(SearchableRows(rows, query).ranges().count, in: id)
    return block.sourceSize * 10 + 1000
  }

  /// All of a block's rows, where they are at hand.
  private func unfoldedRows(of block: Block) -> BlockRows? {
    guard shows(block) == .all else { return nil }
    if case .text = block.content { return cache.rows(of: block.id, key(block, .all)) }
    return isUnfolded(block.id) ? cache.rows(of: block.id, key(block, .all)) : nil
  }

  mutating func countMatches(of block: Block) {
    guard var search = browse?.search, let query = search.query else { return }
    _ = count(block, block.id, query, &search)
    browse?.search = search
  }

  /// A block as it is shown now, to search in.
  private mutating func searchable(_ index: Int) -> SearchableRows? {
    guard let query = browse?.search?.query, ownRows(index) > 0 else { return nil }
    return SearchableRows(cache.rows(of: transcript.blocks[index].id), query)
  }

  /// The rows in which the matches of a block begin.
  private mutating func rowsOfMatches(_ index: Int) -> [Int] {
    guard let searchable = searchable(index) else { return [] }
    return searchable.ranges().map { searchable.row(of: $0) }
  }

  /// Puts the cursor on a match; where that is folded, it is unfolded.
  mutating func go(to place: TranscriptSearch.Place) {
    guard let index = transcript.index(of: place.block) else { return }
    let isTyping = browse?.isTyping == true
    if isTyping { foldOpened() }
    var searchable = searchable(index)
    var found = searchable?.ranges() ?? []
    if shows(transcript.blocks[index]) != .all || found.count < browse?.search?.count(in: place.block) ?? 0 {
      let opened = unfold(transcript.blocks[index])
      if isTyping { browse?.search?.opened = opened }
      searchable = self.searchable(index)
      found = searchable?.ranges() ?? []
    }
    let match = (place.ordinal < found.count ? found[place.ordinal] : found.last)
      .flatMap { searchable?.pieces(of: $0).first }
    browse?.search?.current = place
    browse?.search?.currentColumn = match?.columns.lowerBound
    setCursor(Spot(index: index, row: match?.row ?? 0))
  }
}
