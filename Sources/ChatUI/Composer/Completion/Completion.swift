import Terminal

/// The list above the composer of what could stand where the cursor is.
///
/// It opens by typing and never takes Enter by surprise: only where something was chosen in it, or typed for it that is not
/// yet all of an entry.
struct Completion: Equatable, Sendable {
  struct Item: Equatable, Sendable {
    /// What is put in: a path, or the name of a command.
    var value: String
    var title: String
    var detail = ""
    /// Who offers it, where that is to be told.
    var source = ""
  }

  /// The most rows of the list.
  static let height = 8

  var token: CompletionToken
  private(set) var items: [Item]
  private(set) var row = 0
  /// The user moved in the list.
  private(set) var isChosen = false

  init(_ token: CompletionToken, items: [Item] = []) {
    self.token = token
    self.items = items
  }

  var selected: Item? { items.indices.contains(row) ? items[row] : nil }

  /// Enter takes what is selected instead of sending.
  var takesEnter: Bool {
    guard let selected else { return false }
    return isChosen || (!token.query.isEmpty && selected.value != token.query)
  }

  mutating func move(_ rows: Int) {
    guard !items.isEmpty else { return }
    row = (row + rows % items.count + items.count) % items.count
    isChosen = true
  }

  mutating func page(_ pages: Int) {
    row = min(max(0, row + pages * (Self.height - 1)), max(0, items.count - 1))
    isChosen = true
  }

  /// Other entries for what is typed now. What the user chose stays chosen as long as it is there and nothing else is typed.
  mutating func show(_ items: [Item], for token: CompletionToken) {
    let chosen = isChosen && token == self.token ? selected : nil
    self.token = token
    self.items = items
    row = chosen.flatMap { chosen in items.firstIndex { $0.value == chosen.value } } ?? 0
    isChosen = chosen != nil && selected?.value == chosen?.value
  }

  func draw(into canvas: inout Canvas) {
    let height = canvas.size.rows
    guard height > 0 else { return }
    let top = max(0, min(row - height / 2, items.count - height))
    let more = items.count > height ? "\(row + 1)/\(items.count) " : ""
    let place = max(0, canvas.size.columns - TextWidth.columns(more))
    for line in 0..<min(height, items.count - top) {
      let columns = line == height - 1 ? place : canvas.size.columns
      canvas.put(self.line(items[top + line], isSelected: top + line == row, columns: columns), row: line)
    }
    canvas.put(more, row: height - 1, column: place, style: "overlay.detail")
  }

  private func line(_ item: Item, isSelected: Bool, columns: Int) -> StyledLine {
    let style: StyleName = isSelected ? "overlay.selected" : "overlay"
    let source = item.source.isEmpty ? "" : " \(item.source) "
    let room = max(1, columns - 3 - TextWidth.columns(source))
    var line = StyledLine(isSelected ? "› " : "  ", "overlay.key")
    line.append(token.kind == .file ? Self.shortened(item.title, columns: room) : title(item, columns: room), style)
    if !item.detail.isEmpty, line.width + 6 < room {
      line.append("  \(item.detail.replacing("\n", with: " "))", "overlay.detail")
    }
    line = line.truncated(columns: room + 2)
    let gap = columns - line.width - TextWidth.columns(source) - 1
    guard !source.isEmpty, gap >= 0 else { return line }
    return line.appending(String(repeating: " ", count: gap), "overlay.detail").appending(source, "overlay.detail")
  }

  /// What a command takes leaves room for what it does; its name is never cut for that.
  private func title(_ item: Item, columns: Int) -> String {
    guard !item.detail.isEmpty else { return item.title }
    return TextWidth.truncated(item.title, columns: max(columns * 3 / 5, TextWidth.columns(item.value) + 3))
  }

  /// Of a long path the end tells most.
  private static func shortened(_ path: String, columns: Int) -> String {
    guard TextWidth.columns(path) > columns else { return path }
    var rest = path[...]
    while !rest.isEmpty, TextWidth.columns(String(rest)) >= columns { rest = rest.dropFirst() }
    return "…" + rest
  }
}
