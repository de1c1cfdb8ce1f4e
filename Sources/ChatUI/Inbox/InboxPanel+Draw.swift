import Conversation
import Terminal

extension InboxPanel {
  /// What the panel must know of the world to be drawn.
  struct Setting {
    var keymap: Keymap
    var now: Timestamp
    /// The name and the folder of a session, as they are shown.
    var session: (SessionID) -> (name: String, folder: String)
  }

  /// From this many columns on the list stands beside the request.
  private static let wide = 100
  private static let listColumns = 38

  mutating func draw(into canvas: inout Canvas, _ setting: Setting) {
    // On a small screen every row counts.
    let isSmall = canvas.size.rows < 16 || canvas.size.columns < 60
    guard !isSmall else {
      canvas.fill(style: "overlay")
      return drawContent(in: canvas.bounds, &canvas, setting)
    }
    let count = requests.count == 1 ? "1 request" : "\(requests.count) requests"
    let names = Set(requests.map(\.session)).count
    let box = OverlayBox(
      title: names > 1 ? "Inbox: \(count) of \(names) sessions" : "Inbox: \(count)", rows: canvas.size.rows - 4,
      columns: canvas.size.columns - 4, hint: told ?? hint(setting.keymap))
    box.draw(into: &canvas) { canvas in
      if surface.isWhole {
        drawRequest(in: canvas.bounds, &canvas, setting)
      } else if canvas.size.columns >= Self.wide {
        let (list, rest) = canvas.bounds.splitLeft(Self.listColumns)
        let (line, request) = rest.splitLeft(1)
        canvas.fill(line, "│", style: "overlay.border")
        drawList(in: list, linesEach: 2, &canvas, setting)
        drawRequest(in: request, &canvas, setting)
      } else {
        let (list, request) = canvas.bounds.splitTop(min(max(1, requests.count), max(2, canvas.size.rows / 4)))
        drawList(in: list, linesEach: 1, &canvas, setting)
        drawRequest(in: request, &canvas, setting)
      }
    }
  }

  /// Without a border: one row of the list, and the request.
  private mutating func drawContent(in area: Rect, _ canvas: inout Canvas, _ setting: Setting) {
    guard !surface.isWhole else { return drawRequest(in: area, &canvas, setting) }
    let (first, request) = area.splitTop(area.rows >= 8 || self.request == nil ? 1 : 0)
    let count = place.map { "\($0 + 1) of \(requests.count)" } ?? "\(requests.count)"
    let words = told ?? OverlayBox.fitting("Inbox \(count) · \(hint(setting.keymap))", columns: first.columns)
    canvas.put(
      TextWidth.truncated(words, columns: first.columns), row: first.row, column: first.column,
      style: told == nil ? "overlay.title" : "warning")
    drawRequest(in: request, &canvas, setting)
  }

  private func hint(_ keymap: Keymap) -> String {
    // Its keys are letters of the note.
    if surface.context == .note { return "what is typed goes into the note" }
    return [(Action.inboxNext, "next"), (.inboxPrevious, "before"), (.inboxGo, "go there"), (.escape, "close")]
      .map { "\(keymap.hint($0, in: .inbox)) \($1)" }.joined(separator: " · ")
  }

  private mutating func drawList(in area: Rect, linesEach: Int, _ canvas: inout Canvas, _ setting: Setting) {
    let height = max(1, area.rows / linesEach)
    let at = place ?? 0
    top = max(0, min(min(max(top, at - height + 1), at), requests.count - height))
    for line in 0..<max(0, min(height, requests.count - top)) {
      let request = requests[top + line]
      let isChosen = request == self.request
      let (name, folder) = setting.session(request.session)
      let style: StyleName = isChosen ? "overlay.selected" : "overlay"
      let age = ShortTime.text(setting.now.since(request.asked))
      let tool = Self.word(request)
      var text = StyledLine(isChosen ? "› " : "  ", "overlay.key").appending(name, style)
      text.append(" · \(tool) · \(age)", isChosen ? style : "overlay.detail")
      if linesEach == 1 { text.append(" · \(folder)", isChosen ? style : "overlay.detail") }
      let row = area.row + line * linesEach
      canvas.put(text.truncated(columns: area.columns - 1), row: row, column: area.column)
      guard linesEach > 1, row + 1 < area.endRow else { continue }
      canvas.put(
        StyledLine("    \(folder)", "overlay.detail").truncated(columns: area.columns - 1), row: row + 1,
        column: area.column)
    }
  }

  private mutating func drawRequest(in area: Rect, _ canvas: inout Canvas, _ setting: Setting) {
    guard let request else {
      let words =
        requests.isEmpty
        ? "No request is open any more. \(setting.keymap.hint(.escape, in: .inbox)) closes the inbox."
        : isGone
          ? "This request is no longer open: nothing was answered here. \(setting.keymap.hint(.inboxNext, in: .inbox)) shows the next one."
          : "\(setting.keymap.hint(.inboxNext, in: .inbox)) shows the first request."
      let rows = TextWrap(width: max(1, area.columns - 2)).wrap(words, style: "overlay.detail")
      for (row, line) in rows.prefix(max(0, area.rows - 1)).enumerated() {
        canvas.put(line, row: area.row + 1 + row, column: area.column + 1)
      }
      return
    }
    let (name, folder) = setting.session(request.session)
    let frame = PermissionSurface.Frame(session: name, folder: folder, keymap: setting.keymap)
    canvas.within(area) { surface.draw(into: &$0, frame: frame, now: setting.now) }
  }

  private static func word(_ request: PermissionRequest) -> String {
    switch request.kind {
    case .tool: TextSanitizer.visible(request.toolName)
    case .questions: "asks you"
    case .plan: "a plan"
    }
  }
}
