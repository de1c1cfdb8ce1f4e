import Conversation
import Terminal

extension ChatState {
  /// Draws all of it. What of a permission request gets onto the screen is noted: only that can be answered.
  public mutating func draw(size: Size, now: Timestamp) -> Frame {
    self.size = size
    var canvas = Canvas(size: size)
    layout = layout(size)
    let layout = layout
    sidebar.hasClock = !options.isQuiet
    sidebar.hasNeighbour = !layout.divider.isEmpty
    canvas.within(layout.sidebar) {
      sidebar.draw(sessions, current: current, now: clock(now), shown: options.shown, into: &$0)
    }
    canvas.fill(layout.divider, "│", style: sidebar.isFocused ? "border.focused" : "border")
    drawOther(layout, into: &canvas, now: now)
    canvas.within(layout.header) { drawHeader(into: &$0) }
    canvas.within(layout.transcript) { drawTranscript(into: &$0, now: clock(now)) }
    canvas.within(layout.queue) { drawQueue(into: &$0) }
    canvas.within(layout.messages) { drawMessages(into: &$0) }
    canvas.within(layout.completion) { completion?.draw(into: &$0) }
    canvas.fill(layout.rule, "─", style: isComposing ? "border.focused" : "border")
    canvas.within(layout.composer) { drawComposer(into: &$0) }
    drawPermission(in: layout.permission, &canvas, now: now)
    canvas.within(layout.status) { drawStatus(into: &$0, now: clock(now)) }
    drawOverlay(into: &canvas, now: now)
    var screen = canvas.screen
    screen.replaceSymbols(with: options.symbols)
    return Frame(screen: screen, cursor: canvas.cursor, title: title)
  }

  /// Keys go to the composer.
  var isComposing: Bool { isAtTranscript && pane?.transcript.browse == nil }

  /// Keys go neither to the sidebar nor to what lies over the transcript.
  var isAtTranscript: Bool { overlay == nil && !sidebar.isFocused && pane?.permissions.isFocused != true }

  private mutating func layout(_ size: Size) -> ScreenLayout {
    var wants = ScreenLayout.Wants()
    wants.sidebar = isZoomed && !sidebar.isFocused ? .hidden : sidebar.mode
    wants.isZoomed = isZoomed
    wants.isSplit = split != nil
    wants.isSecondAtHand = split?.isSecond == true
    wants.sidebarWidth = options.sidebarWidth
    let columns = ScreenLayout(size, wants).composer.columns
    guard columns > 0 else { return ScreenLayout(size, wants) }
    wants.messages = messageLines(columns: columns).count
    wants.completion = min(completion?.items.count ?? 0, Completion.height)
    guard let id = current, panes[id] != nil else { return ScreenLayout(size, wants) }
    let frame = permissionFrame
    wants.composer = panes[id]?.composer.rows(columns: columns) ?? 1
    wants.queue = panes[id]?.waiting.count ?? 0
    wants.permission = panes[id]?.permissions.wantedRows(columns: columns, frame: frame) ?? 0
    wants.isPermissionFocused = panes[id]?.permissions.isFocused ?? false
    wants.isPermissionWhole = wants.isPermissionFocused && panes[id]?.permissions.isWhole == true
    return ScreenLayout(size, wants)
  }

  private func drawHeader(into canvas: inout Canvas) {
    guard let session else { return }
    let columns = canvas.size.columns
    var line = StyledLine(" \(session.name)", "title")
    let folder = options.shown(session.options.folder)
    if session.options.folder == options.folder {
      line.append("  \(folder)", "faint")
    } else {
      let place = StyledLine("  in another folder: \(folder)", "status.warning")
      // A long name does not push the warning off the screen.
      line = line.truncated(columns: max(columns / 3, columns - place.width)) + place
    }
    canvas.put(line.truncated(columns: columns), row: 0)
    if let owner = session.owner { return drawOwner(owner, after: line.width, into: &canvas) }
    guard session.isDemo else { return }
    let hint =
      options.realAgent == nil
      ? "DEMO: no agent, canned answers " : "DEMO · \(keymap.hint(.useRealAgent)) goes on with claude "
    let width = TextWidth.columns(hint)
    if line.width + width + 2 <= columns {
      canvas.put(hint, row: 0, column: columns - width, style: "status.warning")
    }
  }

  private mutating func drawTranscript(into canvas: inout Canvas, now: Timestamp) {
    guard let id = current, let pane = panes[id] else { return drawWelcome(into: &canvas) }
    if pane.transcript.transcript.blocks.isEmpty {
      if pane.isLoaded { drawWelcome(into: &canvas) }
      return
    }
    canvas.within(canvas.bounds.inset(by: Insets(left: 1, right: 1))) {
      panes[id]?.transcript.languages = options.languages
      panes[id]?.transcript.draw(into: &$0, now: now)
    }
    drawBrowseBar(into: &canvas)
  }

  private func drawQueue(into canvas: inout Canvas) {
    let waiting = pane?.waiting ?? []
    let rows = canvas.size.rows
    for (row, prompt) in waiting.prefix(rows).enumerated() {
      let isLast = row == rows - 1 && waiting.count > rows
      let word = isLast ? "… and \(waiting.count - rows + 1) more wait (\(keymap.hint(.queue)))" : prompt.text
      let mark = isLast ? "" : " \(QueuePanel.word(prompt.delivery)): "
      let line = StyledLine(mark, "status.busy")
        .appending(word.replacing("\n", with: "⏎"), "transcript.prompt.waiting")
      canvas.put(line.truncated(columns: canvas.size.columns), row: row)
    }
  }

  /// What is told above the composer: what can follow the leader, else the newest messages.
  private func messageLines(columns: Int) -> StyledText {
    if isAfterLeader { return WhichKey.lines(keymap, contexts, columns: columns, rows: max(2, size.rows / 2)) }
    return messages.suffix(3).flatMap { TextWrap(width: max(1, columns - 2)).wrap($0.text, style: $0.style).prefix(3) }
  }

  private func drawMessages(into canvas: inout Canvas) {
    for (row, line) in messageLines(columns: canvas.size.columns).enumerated() {
      canvas.put(line, row: row, column: 1)
    }
  }

  private mutating func drawComposer(into canvas: inout Canvas) {
    let isFocused = isComposing
    let placeholder = session.map { Self.placeholder($0) } ?? "No session"
    guard let id = current, panes[id] != nil else {
      canvas.put(placeholder, row: 0, column: Composer.indent, style: "composer.placeholder")
      return
    }
    panes[id]?.composer.draw(into: &canvas, placeholder: placeholder, isFocused: isFocused)
  }

  private var permissionFrame: PermissionSurface.Frame {
    PermissionSurface.Frame(
      session: session?.name ?? "", folder: options.shown(session?.options.folder ?? ""), keymap: keymap)
  }

  private mutating func drawPermission(in area: Rect, _ canvas: inout Canvas, now: Timestamp) {
    guard let id = current, var permissions = panes[id]?.permissions, permissions.request != nil else { return }
    let frame = permissionFrame
    let exposure = permissions.exposure
    canvas.within(area) { permissions.draw(into: &$0, frame: frame, now: now) }
    if overlay != nil || area.isEmpty {
      // Covered: nothing of it counts as seen.
      permissions.exposure = exposure
      permissions.exposure.leaveScreen()
    }
    panes[id]?.permissions = permissions
  }

  private mutating func drawOverlay(into canvas: inout Canvas, now: Timestamp) {
    if overlay != nil { canvas.hideCursor() }
    switch overlay {
    case .help(var sheet):
      sheet.draw(into: &canvas, keymap: keymap)
      overlay = .help(sheet)
    case .picker(let picker): picker.draw(into: &canvas)
    case .field(let field): field.draw(into: &canvas)
    case .confirm(var confirmation):
      confirmation.draw(into: &canvas, now: now)
      overlay = .confirm(confirmation)
    case .queue(var panel):
      panel.draw(pane?.waiting ?? [], into: &canvas)
      overlay = .queue(panel)
    case .rewind(let panel): panel.draw(into: &canvas) { options.shown($0) }
    case .tasks(var panel):
      panel.draw(taskRows, now: now, into: &canvas)
      overlay = .tasks(panel)
    case .search:
      search.draw(into: &canvas, .init(now: now, listed: Set(sessions.map(\.id)), keymap: keymap))
    case .away: away.draw(into: &canvas, keymap: keymap, now: now) { [options] in options.shown($0) }
    case .form(let form): form.draw(into: &canvas)
    case .inbox(let panel): drawInbox(panel, into: &canvas, now: now)
    case .usage(var panel):
      panel.draw(into: &canvas, keymap: keymap, now: now)
      overlay = .usage(panel)
    case nil: break
    }
  }

  private var title: String {
    let waiting = sessions.filter { $0.requests > 0 }.count
    let name = session.map { "\($0.name) — Skein" } ?? "Skein"
    return waiting > 0 ? "▲\(waiting) \(name)" : name
  }
}
