import Conversation
import Terminal

/// Lays out one block of a transcript for a width.
struct BlockLayout {
  let width: Int
  let shows: Extent
  /// Shows all that a block has instead of its gist.
  let isUnfolded: Bool
  /// The session's folder; paths below it are shown from there.
  let folder: String?
  /// How code is coloured.
  let languages: LanguageLibrary
  /// The moment to count the time of running tools up to.
  let now: Timestamp
  var rows = BlockRows()

  /// Columns left of all text, where marks stand.
  static let gutter = 2

  /// How much of a block is shown: nothing, only the line that names a tool call, or all.
  enum Extent { case nothing, head, all }

  static func rows(
    for block: Block, width: Int, isUnfolded: Bool, shows: Extent = .all, folder: String? = nil,
    languages: LanguageLibrary = .empty, now: Timestamp
  ) -> BlockRows {
    guard shows != .nothing else { return BlockRows() }
    var layout = BlockLayout(
      width: max(1, width), isUnfolded: isUnfolded, shows: shows, folder: folder, languages: languages, now: now)
    switch block.content {
    case .prompt(let prompt): layout.add(prompt)
    case .text(let text): return textRows(text, width: width, languages: languages)
    case .thinking(let thinking): layout.add(thinking, began: block.time)
    case .tool(let call): layout.add(call, began: block.time)
    case .decision(let decision): layout.add(decision)
    case .notice(let notice): layout.add(notice)
    }
    return layout.rows
  }

  private init(
    width: Int, isUnfolded: Bool, shows: Extent, folder: String?, languages: LanguageLibrary, now: Timestamp
  ) {
    self.width = width
    self.folder = folder
    self.languages = languages
    self.shows = shows
    self.isUnfolded = isUnfolded
    self.now = now
  }

  /// Blanks as wide as the gutter, or none where there is no room.
  var indent: StyledLine { StyledLine(width >= 12 ? "  " : "") }

  // MARK: Adding rows

  /// A line that is wrapped between words.
  mutating func add(_ line: StyledLine, first: StyledLine? = nil, rest: StyledLine? = nil) {
    rows.starts.append(rows.lines.count)
    rows.lines += TextWrap(width: width, first: first ?? indent, rest: rest ?? indent).wrap(line)
  }

  /// A line of code or output, of which every blank counts.
  mutating func addExact(_ line: String, style: StyleName, first: StyledLine? = nil) {
    rows.starts.append(rows.lines.count)
    let mark = indent.isEmpty ? StyledLine() : StyledLine("↪ ", .fold)
    rows.lines += TextWrap(width: width, mode: .exact, first: first ?? indent, rest: mark).wrap(line, style: style)
  }

  /// A line cut to one row.
  mutating func addCut(_ line: StyledLine) {
    rows.starts.append(rows.lines.count)
    rows.lines.append(line.truncated(columns: width))
  }

  /// Markdown right of the gutter.
  mutating func addMarkdown(_ text: String) {
    let gutter = indent
    var layout = MarkdownLayout(width: width - gutter.width, languages: languages)
    layout.add(Markdown.blocks(of: text)[...])
    if !rows.lines.isEmpty, !layout.rows.lines.isEmpty { rows.lines.append(StyledLine()) }
    rows.starts += layout.rows.starts.map { $0 + rows.lines.count }
    rows.codes += layout.rows.codes.map { $0.moved(down: rows.lines.count) }
    rows.lines += gutter.isEmpty ? layout.rows.lines : layout.rows.lines.map { gutter + $0 }
  }

  mutating func addFold(_ hidden: Int, _ what: String = "line") {
    guard hidden > 0 else { return }
    addCut(indent.appending("… \(hidden) more \(what)\(hidden == 1 ? "" : "s")", .fold))
  }

  /// Fills the rows from `first` on to the full width, so that their background is one piece.
  mutating func fill(from first: Int, _ style: StyleName) {
    for index in first..<rows.lines.count {
      let missing = width - rows.lines[index].width
      if missing > 0 { rows.lines[index].append(String(repeating: " ", count: missing), style) }
    }
  }
}
