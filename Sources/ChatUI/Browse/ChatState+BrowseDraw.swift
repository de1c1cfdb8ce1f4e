import Conversation
import Terminal

extension ChatState {
  /// Marks the block under the cursor, left of the transcript.
  func drawBrowseBar(into canvas: inout Canvas) {
    guard let shown = pane?.transcript.browse?.shown else { return }
    let isActive = isAtTranscript
    for row in shown.block {
      canvas.put(row == shown.cursor ? "›" : "▏", row: row, column: 0, style: isActive ? "accent" : "border")
    }
    if !isActive { canvas.hideCursor() }
  }

  /// The last row while the transcript is read with a cursor.
  /// - Returns: false where it is not.
  func drawBrowseLine(into canvas: inout Canvas) -> Bool {
    guard isAtTranscript, let browse = pane?.transcript.browse else { return false }
    let columns = canvas.size.columns
    if browse.isTyping {
      drawSearchField(browse, into: &canvas)
      return true
    }
    var line = StyledLine(" BROWSE", "status.busy")
    if browse.mark != nil { line.append(" · selecting", "status.warning") }
    if let count = searchCount(browse) { line.append(" · \(count)", "status") }
    if pane?.transcript.hasNewBelow == true { line.append(" · ↓ new below", "status.busy") }
    var hints = browseHints
    while !hints.isEmpty, columns - line.width - hints.width < 3 { hints.runs.removeLast(min(2, hints.runs.count)) }
    canvas.put(line.truncated(columns: columns - 1), row: 0)
    canvas.put(hints, row: 0, column: columns - hints.width - 1)
    return true
  }

  private func drawSearchField(_ browse: Browse, into canvas: inout Canvas) {
    guard let field = browse.search?.field else { return }
    let count = searchCount(browse) ?? "words to be found in this transcript"
    let width = TextWidth.columns(count)
    let columns = canvas.size.columns
    let room = columns - width >= 24 ? columns - width - 3 : columns - 1
    canvas.put("/", row: 0, column: 0, style: "status.key")
    field.drawLine(in: Rect(row: 0, column: 1, rows: 1, columns: max(0, room - 1)), placeholder: "", &canvas)
    if columns - width >= 24 { canvas.put(count, row: 0, column: columns - width - 1, style: "status") }
  }

  /// Which match is at hand and how many there are, or that there is none; nil where nothing is searched for.
  private func searchCount(_ browse: Browse) -> String? {
    guard let search = browse.search, let query = search.query else { return nil }
    let words = search.isTyping ? "" : "“\(TextWidth.truncated(query.text, columns: 20))” "
    let hasMore = pane?.transcript.hasMoreToSearch == true
    if search.isSeeking { return "\(words)searching earlier blocks… \(search.sought)" }
    let isLoaded = pane?.transcript.transcript.hasEarlier != true
    // A plus says that there may be more where nobody looked yet.
    let more = hasMore || !isLoaded ? "+" : ""
    guard search.total > 0 else {
      if hasMore { return "\(words)searching…" }
      let key =
        search.isTyping
        ? keymap.hint(.searchTake, in: .browseSearch) : keymap.hint(.browsePreviousMatch, in: .browse)
      return isLoaded ? "\(words)not found" : "\(words)not in what is loaded: \(key) searches earlier blocks"
    }
    return "\(words)\(search.position.map(String.init) ?? "–")/\(search.total)\(more)"
  }

  private var browseHints: StyledLine {
    var line = StyledLine()
    func add(_ action: Action, _ word: String) {
      line.append(keymap.hint(action, in: .browse), "status.key")
      line.append(" \(word)  ", "status")
    }
    // Where something was found, going on comes before searching for something else.
    let isFound = (pane?.transcript.browse?.search?.total ?? 0) > 0
    if isFound { add(.browseNextMatch, "next") }
    for binding in keymap.bindings where binding.context == .browse && !binding.title.isEmpty {
      if !(isFound && binding.action == .browseSearch) { add(binding.action, binding.title) }
    }
    return line
  }
}
