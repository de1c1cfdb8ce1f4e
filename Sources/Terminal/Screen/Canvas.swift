/// A surface to draw on: a screen of which a rectangle can be drawn to. Rows and columns count from its upper left
/// corner; what lies outside is left out.
///
/// This is where all text is made harmless: control characters, escapes, bidirectional and invisible format characters
/// never become cells.
public struct Canvas: Sendable {
  public private(set) var screen: ScreenBuffer
  /// Where the terminal's own cursor goes, on the screen; nil hides it.
  public private(set) var cursor: Position?
  private var origin = Position(row: 0, column: 0)
  /// What may be drawn to, on the screen.
  private var clip: Rect
  /// The size of the rectangle drawn to.
  public private(set) var size: Size

  public init(size: Size) {
    screen = ScreenBuffer(size: size)
    clip = Rect(size)
    self.size = size
  }

  public var bounds: Rect { Rect(size) }

  /// Draws in `rect` of this canvas: there row 0, column 0 is its corner, and nothing outside can be touched.
  public mutating func within<Answer>(_ rect: Rect, _ draw: (inout Canvas) throws -> Answer) rethrows -> Answer {
    let outer = (origin, clip, size)
    origin = Position(row: origin.row + rect.row, column: origin.column + rect.column)
    clip = clip.intersection(Rect(row: origin.row, column: origin.column, rows: rect.rows, columns: rect.columns))
    size = rect.size
    defer { (origin, clip, size) = outer }
    return try draw(&self)
  }

  /// Puts the terminal's cursor there where it can be seen.
  public mutating func placeCursor(row: Int, column: Int) {
    let place = Position(row: row + origin.row, column: column + origin.column)
    if clip.contains(place) { cursor = place }
  }

  public mutating func hideCursor() { cursor = nil }

  /// Puts a text and says how many columns it takes, also where some of it lies outside. Line breaks are left out.
  @discardableResult
  public mutating func put(_ text: String, row: Int, column: Int, style: StyleName = .plain) -> Int {
    let screenRow = row + origin.row
    let start = column + origin.column
    guard screenRow >= clip.row, screenRow < clip.endRow, start < clip.endColumn else { return TextWidth.columns(text) }
    var place = start
    TextUnit.scan(text) { unit in
      if unit.isSingle, unit.scalar != 0x09 {
        if unit.columns > 0 {
          put(
            ScalarWidth.isUnknown(unit.scalar) ? ScalarWidth.replacement : unit.scalar, unit.columns, screenRow, place,
            style)
          place += unit.columns
          return true
        }
        if ScalarWidth.isHidden(unit.scalar) { return true }
      }
      TextUnit.eachDrawn(text.utf8Span.span, from: unit.start, to: unit.end) { scalar, columns in
        if columns == 0 {
          mark(scalar, screenRow, place)
        } else {
          put(scalar, columns, screenRow, place, style)
          place += columns
        }
      }
      return true
    }
    return place - start
  }

  @discardableResult
  public mutating func put(_ line: StyledLine, row: Int, column: Int = 0) -> Int {
    var place = column
    for run in line.runs { place += put(run.text, row: row, column: place, style: run.style) }
    return place - column
  }

  /// Fills a rectangle with one character (a blank, where it takes more than one column).
  public mutating func fill(_ rect: Rect, _ character: Character = " ", style: StyleName = .plain) {
    let area = rect.moved(rows: origin.row, columns: origin.column).intersection(clip)
    let first = character.unicodeScalars.first?.value ?? 0x20
    let scalar = TextWidth.columns(character) == 1 ? first : 0x20
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        screen.set(Cell(scalar, columns: 1, style: style), row: row, column: column)
      }
    }
  }

  public mutating func fill(style: StyleName) { fill(bounds, style: style) }

  /// Gives what stands in a rectangle another meaning, as a selection does.
  public mutating func restyle(_ rect: Rect, style: StyleName) {
    let area = rect.moved(rows: origin.row, columns: origin.column).intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { screen.restyle(row: row, column: column, style: style) }
    }
  }

  /// Puts another ground under what stands in an area.
  public mutating func ground(_ rect: Rect, _ ground: StyleName) {
    let area = rect.moved(rows: origin.row, columns: origin.column).intersection(clip)
    var known: [StyleName: StyleName] = [:]
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let style = screen[row, column].style
        let own = known[style] ?? (style.parts?.words ?? style).on(ground)
        known[style] = own
        screen.restyle(row: row, column: column, style: own)
      }
    }
  }

  private mutating func put(_ scalar: UInt32, _ columns: Int, _ row: Int, _ column: Int, _ style: StyleName) {
    if column >= clip.column, column + columns <= clip.endColumn {
      screen.set(Cell(scalar, columns: UInt8(columns), style: style), row: row, column: column)
      return
    }
    // Half of a wide character is a blank.
    for place in column..<(column + columns) where place >= clip.column && place < clip.endColumn {
      screen.set(.blank(style), row: row, column: place)
    }
  }

  /// Adds a mark to the character left of `end`.
  private mutating func mark(_ scalar: UInt32, _ row: Int, _ end: Int) {
    var column = end - 1
    guard column >= clip.column, column < clip.endColumn else { return }
    if screen[row, column].isRightHalf { column -= 1 }
    guard column >= clip.column, !screen[row, column].isBlank else { return }
    screen.addMark(scalar, row: row, column: column)
  }
}
