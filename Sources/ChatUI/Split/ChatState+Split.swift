import Conversation
import Terminal

extension ChatState {
  /// Shows a second session beside the one at hand, or it alone again.
  mutating func toggleSplit(now: Timestamp) -> [Effect] {
    if split != nil { return endSplit() }
    guard let current, let place = sessions.firstIndex(where: { $0.id == current }) else {
      say("There is no session yet: \(keymap.hint(.newSession)) makes one.", now: now)
      return []
    }
    let before = last.flatMap { last in sessions.first { $0.id == last && last != current } }
    guard let other = before ?? sessions[(place + 1)...].first ?? sessions.first, other.id != current else {
      say("Two sessions share the screen, and there is one: \(keymap.hint(.newSession)) makes another.", now: now)
      return []
    }
    guard ScreenLayout.hasRoomForTwo(size, sidebar: sidebar.mode, width: options.sidebarWidth, isZoomed: isZoomed)
    else {
      let (columns, rows) = (2 * ScreenLayout.splitColumns + 1, 2 * ScreenLayout.splitRows + 2)
      say(
        "No room for two sessions: that takes \(columns) columns beside the sidebar, or \(rows) rows.",
        "status.warning", now: now)
      return []
    }
    split = Split(other: other.id)
    preparePane(of: other.id)
    return [.command(.openBeside(other.id))]
  }

  mutating func endSplit() -> [Effect] {
    split = nil
    return [.command(.openBeside(nil))]
  }

  /// The other of two sessions on the screen gets the keys.
  mutating func goToOtherPane(now: Timestamp) -> [Effect] {
    guard let split else {
      say("One session is on the screen: \(keymap.hint(.split)) shows a second one.", now: now)
      return []
    }
    return show(split.other)
  }

  /// The session that is about to get the keys may be the one beside: then the two change their parts.
  mutating func noteFocus(on id: SessionID) {
    guard let split, split.other == id, let current else { return }
    self.split = Split(other: current, isSecond: !split.isSecond)
  }

  mutating func preparePane(of id: SessionID) {
    guard panes[id] == nil else { return }
    panes[id] = SessionPane()
    panes[id]?.permissions.set(requests[id] ?? [])
  }

  mutating func toggleZoom() { isZoomed.toggle() }

  /// The sessions whose transcripts are on the screen.
  var shownSessions: [SessionID] { [current, split?.other].compactMap(\.self) }

  /// Name and state of the session beside, and its transcript.
  mutating func drawOther(_ layout: ScreenLayout, into canvas: inout Canvas, now: Timestamp) {
    guard let id = split?.other, !layout.otherTranscript.isEmpty else { return }
    let isSideBySide = layout.splitLine.columns == 1
    canvas.fill(layout.splitLine, isSideBySide ? "│" : "─", style: "border")
    if let session = summary(id) {
      let mark = SessionMark(session, now: now)
      let line = StyledLine(" \(session.name)", "faint").appending("  \(mark.sign) \(mark.word)", mark.style)
      canvas.within(layout.otherHeader) { _ = $0.put(line.truncated(columns: $0.size.columns), row: 0) }
    }
    guard panes[id]?.transcript.transcript.blocks.isEmpty == false else { return }
    canvas.within(layout.otherTranscript.inset(by: Insets(left: 1, right: 1))) {
      panes[id]?.transcript.languages = options.languages
      panes[id]?.transcript.draw(into: &$0, now: now)
    }
  }
}
