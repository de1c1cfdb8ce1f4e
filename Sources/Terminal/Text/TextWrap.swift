/// Breaks text into rows of a width.
///
/// Words stay whole where they fit in a row; CJK text may break between characters; a word longer than a row is cut, and
/// no Character ever is. A line break in the text ends a row.
public struct TextWrap: Sendable {
  public enum Mode: Sendable {
    /// Breaks between words; the blanks where a row breaks are left out.
    case words
    /// Breaks only where a row is full; every blank stays. For code.
    case exact
  }

  /// The columns of a row, what stands before it included.
  public var width: Int
  public var mode: Mode
  /// What stands before the first row, such as a list's mark.
  public var first: StyledLine
  /// What stands before each further row, such as blanks as wide as the mark.
  public var rest: StyledLine

  public init(width: Int, mode: Mode = .words, first: StyledLine = StyledLine(), rest: StyledLine = StyledLine()) {
    self.width = width
    self.mode = mode
    self.first = first
    self.rest = rest
  }

  /// The rows of a line; one empty row for an empty line. Tabs are expanded to stops of four columns.
  public func wrap(_ line: StyledLine) -> StyledText {
    let runs = TextWrap.expandingTabs(line).runs
    let text = runs.count == 1 ? runs[0].text : StyledLine(runs: runs).text
    var rows: StyledText = []
    var run = 0
    var runStart = 0
    for row in breaks(text) {
      var out = rows.isEmpty ? first : rest
      var start = row.start
      while start < row.end {
        let runEnd = runStart + runs[run].text.utf8.count
        if runEnd <= start {
          run += 1
          runStart = runEnd
          continue
        }
        let end = min(row.end, runEnd)
        let piece = runs[run].text.utf8Slice(start - runStart, end - runStart)
        out.append(piece, runs[run].style, link: runs[run].link)
        start = end
      }
      rows.append(out)
    }
    return rows
  }

  /// The rows of a text that all means the same.
  public func wrap(_ text: String, style: StyleName = .plain) -> StyledText {
    wrap(StyledLine(text, style))
  }

  /// Where in `text` each row is, for an editor that has to find its cursor: between two rows there may be the blanks or
  /// the line break where it broke. A tab counts as four columns. At least one row, maybe empty.
  public func ranges(of text: String) -> [Range<String.Index>] {
    let utf8 = text.utf8
    return breaks(text).map {
      utf8.index(utf8.startIndex, offsetBy: $0.start)..<utf8.index(utf8.startIndex, offsetBy: $0.end)
    }
  }

  private static func expandingTabs(_ line: StyledLine) -> StyledLine {
    guard line.runs.contains(where: { $0.text.utf8.contains(0x09) }) else { return line }
    var column = 0
    var out = StyledLine()
    for run in line.runs {
      var text = ""
      var copied = 0
      TextUnit.scan(run.text) { unit in
        if unit.scalar == 0x0A {
          column = 0
        } else if unit.scalar == 0x09, unit.isSingle {
          let blanks = ScalarWidth.tab - column % ScalarWidth.tab
          text += run.text.utf8Slice(copied, unit.start)
          text += String(repeating: " ", count: blanks)
          copied = unit.end
          column += blanks
        } else {
          column += unit.columns
        }
        return true
      }
      text += run.text.utf8Slice(copied, run.text.utf8.count)
      out.append(text, run.style, link: run.link)
    }
    return out
  }
}

extension String {
  /// The part between two places in UTF-8 code units, which must be borders of Characters.
  func utf8Slice(_ start: Int, _ end: Int) -> String {
    if start == 0, end == utf8.count { return self }
    let from = utf8.index(startIndex, offsetBy: start)
    return String(self[from..<utf8.index(from, offsetBy: end - start)])
  }
}
