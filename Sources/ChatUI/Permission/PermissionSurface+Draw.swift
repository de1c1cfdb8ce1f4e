import Conversation
import Terminal

extension PermissionSurface {
  /// What its first row says, and what its last.
  struct Frame {
    var session: String
    var folder: String
    var keymap: Keymap
  }

  /// The rows it would like to have.
  mutating func wantedRows(columns: Int, frame: Frame) -> Int {
    guard let request else { return 0 }
    return 2 + rows(request, frame, width: columns - 2).count + noteRows(columns) + hints(columns, frame.keymap).count
  }

  /// Draws the request at hand and notes which rows of it were on the screen.
  mutating func draw(into canvas: inout Canvas, frame: Frame, now: Timestamp) {
    guard let request, canvas.size.rows >= 1, canvas.size.columns >= 4 else { return exposure.leaveScreen() }
    let width = canvas.size.columns
    let border: StyleName = isFocused ? "border.focused" : "border"
    canvas.fill(Rect(row: 0, column: 0, rows: 1, columns: width), "─", style: border)
    canvas.put(title(request, frame, columns: width - 3), row: 0, column: 1)
    let hints = hints(width - 2, frame.keymap)
    var body = Rect(row: 1, column: 1, rows: canvas.size.rows - 1, columns: width - 2)
    let isComplete = body.rows >= hints.count + 1
    isTooSmall = !isComplete
    if isComplete {
      let (rest, bottom) = body.splitBottom(hints.count)
      for (row, line) in hints.enumerated() { canvas.put(line, row: bottom.row + row, column: bottom.column) }
      body = rest
    }
    if case .note(let editor) = mode { body = drawNote(editor, in: body, &canvas) }
    drawRows(request, frame, in: body, &canvas, now: now, counts: isComplete)
  }

  private mutating func drawRows(
    _ request: PermissionRequest, _ frame: Frame, in area: Rect, _ canvas: inout Canvas, now: Timestamp, counts: Bool
  ) {
    let rows = rows(request, frame, width: area.columns)
    rowCount = rows.count
    // A row below says how much is left to read.
    let overflows = rows.count > area.rows
    visibleRows = overflows && area.rows > 1 ? area.rows - 1 : area.rows
    if revealsCursor, let cursor = cursorRow(frame, width: area.columns) {
      scroll = min(max(scroll, cursor - visibleRows + 1), cursor)
    }
    revealsCursor = false
    scroll = min(max(0, scroll), max(0, rows.count - visibleRows))
    let shown = scroll..<min(rows.count, scroll + visibleRows)
    for (line, index) in shown.enumerated() {
      canvas.put(rows[index], row: area.row + line, column: area.column)
    }
    if overflows, area.rows > 1 {
      let left = rows.count - shown.upperBound
      let text = left > 0 ? "↓ \(left) more \(left == 1 ? "row" : "rows"): read on with PgDn" : "(end) PgUp reads back"
      canvas.put(
        TextWidth.truncated(text, columns: area.columns), row: area.endRow - 1, column: area.column,
        style: left > 0 ? "warning" : "overlay.detail")
    }
    guard counts, !shown.isEmpty else { return exposure.leaveScreen() }
    let subject = Exposure.Subject(request: request, page: page, width: area.columns, rows: rows.count)
    exposure.paint(subject, rows: shown, now: now)
  }

  private func title(_ request: PermissionRequest, _ frame: Frame, columns: Int) -> StyledLine {
    let what = Self.question(request)
    let count = requests.count > 1 && gone == nil ? " · 1 of \(requests.count)" : ""
    var line = StyledLine(" ")
    if gone != nil { line.append("No longer open: ", "warning") }
    line.append(what, "transcript.permission.title")
    line.append("\(count) · \(frame.session) · \(frame.folder) ", "overlay.detail")
    return line.truncated(columns: columns)
  }

  private static func question(_ request: PermissionRequest) -> String {
    switch request.kind {
    case .tool: "Allow \(TextSanitizer.visible(request.toolName))?"
    case .questions: "It asks you"
    case .plan: "Approve this plan?"
    }
  }

  /// What the first row has no room for stands among those that must be read.
  private func place(_ request: PermissionRequest, _ frame: Frame, width: Int) -> StyledText {
    let count = requests.count > 1 ? " · 1 of \(requests.count)" : ""
    let columns = width - 1
    var used = 1 + TextWidth.columns("\(Self.question(request))\(count)")
    var lines: StyledText = []
    if case .tool = request.kind, used > columns { lines += RequestText.labelled("tool", request.toolName) }
    for (label, words) in [("session", frame.session), ("folder", frame.folder)] {
      used += 3 + TextWidth.columns(words)
      if used > columns { lines += RequestText.labelled(label, words) }
    }
    return lines
  }

  private mutating func rows(_ request: PermissionRequest, _ frame: Frame, width: Int) -> StyledText {
    let place = place(request, frame, width: width)
    if let form { return wrap(place + form.lines().lines, width: width) }
    if case .rules(let row, let marked) = mode {
      return wrap(place + ruleLines(request, row, marked).lines, width: width)
    }
    if let cache, cache.request == request, cache.width == width, cache.place == place { return cache.rows }
    let rows = wrap(place + RequestText.lines(request), width: width)
    cache = (request, width, place, rows)
    return rows
  }

  /// The first row of what is at hand in a list.
  private func cursorRow(_ frame: Frame, width: Int) -> Int? {
    guard let request else { return nil }
    let (lines, cursor): (StyledText, Int)
    if let form {
      (lines, cursor) = form.lines()
    } else if case .rules(let row, let marked) = mode {
      (lines, cursor) = ruleLines(request, row, marked)
    } else {
      return nil
    }
    return wrap(place(request, frame, width: width) + lines[..<cursor], width: width).count
  }

  private func ruleLines(_ request: PermissionRequest, _ row: Int, _ marked: Set<Int>) -> (
    lines: StyledText, cursor: Int
  ) {
    var lines = RequestText.lines(request, hasSuggestions: false)
    lines.append(StyledLine("Allow it, and from now on:", "strong"))
    var cursor = 0
    for (index, suggestion) in request.suggestions.enumerated() {
      if index == row { cursor = lines.count }
      var part = RequestText.suggestion(suggestion)
      part[0] =
        StyledLine(index == row ? "› " : "  ", "overlay.key")
        + (StyledLine(marked.contains(index) ? "[x] " : "[ ] ") + part[0]).restyledWhere(index == row)
      lines += part
    }
    return (lines, cursor)
  }

  private func wrap(_ lines: StyledText, width: Int) -> StyledText {
    let wrap = TextWrap(width: max(1, width), mode: .exact, rest: width > 12 ? "  " : "")
    return lines.flatMap { wrap.wrap($0) }
  }

  private func noteRows(_ columns: Int) -> Int {
    guard case .note(let editor) = mode else { return 0 }
    return 1
      + ComposerLayout(
        editor.characters, cursor: editor.cursor, width: max(1, columns - 2), columns: TextWidth.columns
      ).rows.count
  }

  /// Draws the note at the bottom of `area` and gives what remains above it.
  private func drawNote(_ editor: TextEditor, in area: Rect, _ canvas: inout Canvas) -> Rect {
    let layout = ComposerLayout(
      editor.characters, cursor: editor.cursor, width: area.columns, columns: TextWidth.columns)
    let (rest, note) = area.splitBottom(min(layout.rows.count + 1, max(1, area.rows / 2)))
    canvas.put(
      TextWidth.truncated(form == nil ? "What the agent is told:" : "Your own words:", columns: note.columns),
      row: note.row, column: note.column, style: "overlay.key")
    let height = note.rows - 1
    guard height > 0 else { return rest }
    let top = max(0, layout.cursor.row - height + 1)
    for row in 0..<min(height, layout.rows.count - top) {
      canvas.put(
        String(editor.characters[layout.rows[top + row].range]), row: note.row + 1 + row, column: note.column)
    }
    canvas.placeCursor(row: note.row + 1 + layout.cursor.row - top, column: note.column + layout.cursor.column)
    return rest
  }

  /// The keys that count now, in as many rows as they need.
  private func hints(_ columns: Int, _ keymap: Keymap) -> StyledText {
    if gone != nil {
      let line = StyledLine(keymap.hint(.escape, in: .note), "status.key")
      return [line.appending(" keeps your words; nothing is sent", "status").truncated(columns: max(1, columns))]
    }
    guard isFocused else {
      let key = keymap.hint(.oldestPermission)
      let line = StyledLine(key, "status.key").appending(" answers it", "status")
      let whole = line.appending(" · typing goes to the composer", "status")
      return [(whole.width <= columns ? whole : line).truncated(columns: max(1, columns))]
    }
    var rows: StyledText = [StyledLine()]
    for binding in keymap.bindings where binding.context == context && !binding.title.isEmpty {
      if binding.action == .allowForSession, request?.suggestions.contains(where: { $0.type == "addRules" }) != true {
        continue
      }
      if binding.action == .answerBack, form?.page == 0 { continue }
      if binding.action == .chooseRules, request?.suggestions.isEmpty != false { continue }
      let part = StyledLine(binding.keys.first?.description ?? "", "status.key")
        .appending(" \(binding.title)  ", "status")
      if let last = rows.last, !last.isEmpty, last.width + part.width > columns { rows.append(StyledLine()) }
      rows[rows.count - 1].append(part)
    }
    return rows
  }
}
