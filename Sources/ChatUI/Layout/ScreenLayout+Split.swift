import Terminal

/// Two sessions on the screen.
extension ScreenLayout {
  /// The fewest columns of each of two sessions side by side, and the fewest rows of each where they stand above each other.
  static let (splitColumns, splitRows) = (40, 8)

  static func hasRoomForTwo(_ size: Size, sidebar: SidebarMode, width: Int?, isZoomed: Bool) -> Bool {
    var wants = Wants()
    wants.sidebar = sidebar
    wants.sidebarWidth = width
    wants.isZoomed = isZoomed
    wants.isSplit = true
    return !ScreenLayout(size, wants).otherTranscript.isEmpty
  }

  /// Gives the other session its part where there is room for both; answers what remains for the one at hand.
  mutating func placeOther(_ wants: Wants, in area: Rect) -> Rect {
    let parts: (first: Rect, line: Rect, second: Rect)
    if area.columns > 2 * Self.splitColumns {
      let (first, rest) = area.splitLeft((area.columns - 1) / 2)
      let (line, second) = rest.splitLeft(1)
      parts = (first, line, second)
    } else if area.rows > 2 * Self.splitRows, area.columns > 0 {
      // The one at hand has the composer too.
      let share = (area.rows - 1) * 2 / 5
      let (first, rest) = area.splitTop(wants.isSecondAtHand ? share : area.rows - 1 - share)
      let (line, second) = rest.splitTop(1)
      parts = (first, line, second)
    } else {
      return area
    }
    splitLine = parts.line
    (otherHeader, otherTranscript) = (wants.isSecondAtHand ? parts.first : parts.second).splitTop(1)
    return wants.isSecondAtHand ? parts.second : parts.first
  }
}
