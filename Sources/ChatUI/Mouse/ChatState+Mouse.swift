import Conversation
import Terminal

extension ChatState {
  static let wheelRows = 3

  mutating func toggleMouse(now: Timestamp) -> [Effect] {
    mouse = MouseState(isOn: !mouse.isOn)
    say(
      mouse.isOn
        ? "The mouse is Skein's now: Shift lets the terminal select as usual." : "The mouse is the terminal's again.",
      now: now)
    return [.setMouse(mouse.isOn)]
  }

  /// Takes a report of the mouse. One that comes although the mouse is off, or at a place where nothing is, does nothing.
  mutating func handle(_ mouse: Mouse, now: Timestamp) -> [Effect] {
    guard self.mouse.isOn, awaited == nil || current != nil, Rect(size).contains(mouse.position) else { return [] }
    switch mouse.action {
    case .scrollUp: return wheel(-1, at: mouse.position, now: now)
    case .scrollDown: return wheel(1, at: mouse.position, now: now)
    case .press where mouse.button == .left: return press(at: mouse.position)
    case .drag where mouse.button == .left: drag(to: mouse.position)
    case .release: return release(at: mouse.position, now: now)
    case .press, .drag, .move: break
    }
    return []
  }

  private mutating func wheel(_ step: Int, at place: Position, now: Timestamp) -> [Effect] {
    if overlay != nil { return performOverlay(step < 0 ? .listUp : .listDown, now: now) }
    let rows = step * Self.wheelRows
    if layout.sidebar.contains(place) {
      if sidebar.isFocused { sidebar.move(step, among: sidebarSessions) } else { sidebar.scroll(rows: rows) }
    } else if layout.permission.contains(place) {
      withPane { _ = $0.permissions.perform(step < 0 ? .requestUp : .requestDown, now: now) }
    } else if layout.composer.contains(place) {
      let height = layout.composer.rows
      withPane { $0.composer.scroll(rows: rows, height: height) }
    } else {
      withPane { pane in
        if pane.transcript.browse == nil {
          pane.transcript.scroll(rows: rows)
        } else {
          pane.transcript.moveCursor(rows: rows)
        }
      }
    }
    return []
  }

  private mutating func press(at place: Position) -> [Effect] {
    mouse.pressed = nil
    mouse.drag = nil
    guard overlay == nil else { return [] }
    if layout.sidebar.contains(place) {
      return sidebar.session(atRow: place.row - layout.sidebar.row).map { show($0) } ?? []
    }
    if layout.composer.contains(place) {
      sidebar.leave()
      let area = layout.composer
      withPane { pane in
        pane.permissions.postpone()
        pane.transcript.stopBrowsing()
        pane.composer.moveCursor(row: place.row - area.row, column: place.column - area.column)
      }
    } else if layout.transcript.contains(place) {
      mouse.pressed = spot(at: place)
    }
    return []
  }

  private mutating func spot(at place: Position) -> TranscriptPane.Spot? {
    let row = place.row - layout.transcript.row
    return withPane { $0.transcript.spot(atRow: row) } ?? nil
  }

  private mutating func drag(to place: Position) {
    guard let pressed = mouse.pressed, overlay == nil else { return }
    let area = layout.transcript
    let isBegun = mouse.drag != nil
    guard isBegun || spot(at: place) != pressed else { return }
    let wasBrowsing = pane?.transcript.browse != nil
    withPane { pane in
      if !isBegun { pane.transcript.select(from: pressed) }
      pane.transcript.select(toRow: place.row - area.row)
    }
    if !isBegun { mouse.drag = MouseState.Drag(wasBrowsing: wasBrowsing) }
  }

  private mutating func release(at place: Position, now: Timestamp) -> [Effect] {
    defer {
      mouse.pressed = nil
      mouse.drag = nil
    }
    if let drag = mouse.drag {
      let copied = withPane { pane in
        let copied = pane.transcript.copiedText()
        pane.transcript.browse?.mark = nil
        if !drag.wasBrowsing { pane.transcript.stopBrowsing() }
        return copied
      }
      return copy(copied ?? nil, now: now)
    }
    guard overlay == nil, let pressed = mouse.pressed, layout.transcript.contains(place), spot(at: place) == pressed
    else { return [] }
    withPane { $0.transcript.click(pressed) }
    return []
  }
}
