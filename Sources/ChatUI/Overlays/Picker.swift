import Conversation
import Terminal

/// A list to choose from, narrowed by typing.
struct Picker: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case sessions, models, modes, recall, palette, forkPoints, rewindPoints, themes, places

    /// What Enter does with the one at hand.
    var verb: String {
      switch self {
      case .sessions: "goes there"
      case .models, .modes, .themes, .recall: "takes it"
      case .palette: "does it"
      case .forkPoints: "forks there"
      case .rewindPoints: "goes on"
      case .places: "opens it"
      }
    }
  }

  struct Item: Equatable, Sendable {
    /// What is taken: the id of a session, the word of a model, the text of a prompt, …
    var value: String
    var title: String
    var detail = ""
    /// More words by which it is found, where title and detail do not fit.
    var alias = ""
  }

  let kind: Kind
  let title: String
  var items: [Item]
  var query = TextEditor(line: "")
  private(set) var row = 0

  init(_ kind: Kind, title: String, items: [Item], selecting value: String? = nil) {
    self.kind = kind
    self.title = title
    self.items = items
    row = items.firstIndex { $0.value == value } ?? 0
  }

  /// The items that fit what was typed, the best first.
  var found: [Item] {
    guard !query.isEmpty else { return items }
    let scored = items.enumerated().compactMap { index, item -> (Int, Int, Item)? in
      let title = FuzzyMatch.score(query.text, in: item.title)
      let score =
        title.map { $0 + 100 } ?? FuzzyMatch.score(query.text, in: item.alias)
        ?? FuzzyMatch.score(query.text, in: item.detail)
      return score.map { ($0, index, item) }
    }
    return scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }

  var selected: Item? {
    let found = found
    return row < found.count ? found[row] : nil
  }

  mutating func move(_ rows: Int) { row = min(max(0, row + rows), max(0, found.count - 1)) }

  mutating func edit(_ change: (inout TextEditor) -> Void) {
    change(&query)
    row = 0
  }

  func draw(into canvas: inout Canvas) {
    let found = found
    let width = min(canvas.size.columns, 72)
    let box = OverlayBox(
      title: title, rows: min(max(1, found.count), 16) + 1, columns: width,
      hint: (found.isEmpty ? "" : "Enter \(kind.verb) · ") + "Esc closes")
    box.draw(into: &canvas) { canvas in
      canvas.put("› ", row: 0, column: 0, style: "composer.mark")
      query.drawLine(
        in: Rect(row: 0, column: 2, rows: 1, columns: max(0, canvas.size.columns - 2)), placeholder: "type to narrow",
        &canvas)
      let height = canvas.size.rows - 1
      let top = max(0, min(row - height / 2, found.count - height))
      let columns = canvas.size.columns
      let titles = columns < 50 ? 0 : min(columns / 2, items.map { TextWidth.columns($0.title) }.max() ?? 0)
      for line in 0..<max(0, min(height, found.count - top)) {
        let isSelected = top + line == row
        canvas.put(self.line(found[top + line], isSelected, titles, columns), row: line + 1, column: 0)
      }
      if found.isEmpty { canvas.put("nothing fits", row: 1, column: 2, style: "overlay.detail") }
    }
  }

  /// - Parameter titles: the columns that the titles take, so that what is said about them stands below each other.
  private func line(_ item: Item, _ isSelected: Bool, _ titles: Int, _ columns: Int) -> StyledLine {
    let style: StyleName = isSelected ? "overlay.selected" : "overlay"
    let title = item.title.replacing("\n", with: "⏎")
    let places = query.isEmpty ? [] : FuzzyMatch.match(query.text, in: title)?.places ?? []
    var line = StyledLine(isSelected ? "› " : "  ", "overlay.key") + Self.lit(title, places, style)
    guard !item.detail.isEmpty else { return line.truncated(columns: columns) }
    let detail = "  \(item.detail.replacing("\n", with: " "))"
    let width = TextWidth.columns(detail)
    // The keys of an action are short, and what the palette teaches: its words are cut before them.
    let isPalette = kind == .palette && columns - width >= columns / 2
    if isPalette { line = line.truncated(columns: columns - width) }
    let gap = isPalette ? columns - width - line.width : min(titles + 2, columns - width) - line.width
    line.append(String(repeating: " ", count: max(0, gap)), style)
    line.append(detail, isSelected ? style : "overlay.detail")
    return line.truncated(columns: columns)
  }

  /// The text with the Characters that were typed lit.
  private static func lit(_ text: String, _ places: [Int], _ style: StyleName) -> StyledLine {
    guard !places.isEmpty else { return StyledLine(text, style) }
    let places = Set(places)
    return text.enumerated().reduce(into: StyledLine()) { line, character in
      line.append(String(character.element), places.contains(character.offset) ? "match" : style)
    }
  }
}
