import Terminal

/// Turns Markdown blocks into rows of a width.
struct MarkdownLayout: Sendable {
  let width: Int
  let languages: LanguageLibrary
  /// Each top block is a part.
  var rows = BlockRows()
  /// The code block that was laid out last: it may be growing.
  private var code: CodeLines?
  /// The top block that is growing, see `MarkdownLayout+Growing`.
  var growth: Growth?
  var tableWidths: TableWidths?

  init(width: Int, languages: LanguageLibrary = .empty) {
    self.width = max(1, width)
    self.languages = languages
  }

  /// Adds blocks with blank rows between them, and before them where something stands there already.
  mutating func add(_ blocks: ArraySlice<MarkdownBlock>) {
    for block in blocks {
      begin()
      var margin = MarkdownMargin()
      add(block, &margin)
    }
  }

  /// Begins a top block.
  mutating func begin() {
    if !rows.lines.isEmpty { rows.lines.append(StyledLine()) }
    rows.starts.append(rows.lines.count)
  }

  /// Takes back what was added after there were so many rows and top blocks.
  mutating func shorten(rows: Int, blocks: Int) {
    self.rows.lines.removeLast(self.rows.lines.count - rows)
    self.rows.starts.removeLast(self.rows.starts.count - blocks)
    while let code = self.rows.codes.last, code.rows.upperBound > rows { self.rows.codes.removeLast() }
    if let growth, growth.rows > rows { self.growth = nil }
  }

  private mutating func add(_ blocks: [MarkdownBlock], _ margin: inout MarkdownMargin, isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { rows.lines.append(margin.rest) }
      add(block, &margin)
    }
  }

  private mutating func add(_ block: MarkdownBlock, _ margin: inout MarkdownMargin) {
    switch block {
    case .paragraph(let inlines):
      wrap(Self.line(of: inlines, style: margin.style), &margin)
    case .heading(let level, let inlines):
      let style = StyleName.markdownHeadings[min(max(level, 1), 6) - 1]
      wrap(Self.line(of: inlines, style: style), &margin)
    case .code(let language, let text):
      let start = rows.lines.count
      addCode(text, language: language, &margin)
      rows.codes.append(.init(rows: start..<rows.lines.count, text: text, hasLanguage: !language.isEmpty))
    case .html(let text):
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        wrap(StyledLine(String(line), .markdownHTML), &margin)
      }
    case .rule:
      let rule = String(repeating: "─", count: max(1, width - margin.columns))
      put(StyledLine(rule, .markdownRule), &margin)
    case .quote(let blocks):
      let bar = StyledLine("│ ", .markdownMarker)
      var inner = margin.nested(first: bar, rest: bar, style: .markdownQuote, width: width)
      if blocks.isEmpty { put(StyledLine(), &inner) }
      add(blocks, &inner)
      margin.spendFirst()
    case .list(let list):
      add(list, &margin)
    case .table(let table):
      for row in MarkdownTableLayout(table, width: width - margin.columns).rows { put(row, &margin) }
    }
  }

  private mutating func add(_ list: MarkdownList, _ margin: inout MarkdownMargin) {
    let digits = Self.digits(start: list.start, count: list.items.count)
    for (index, item) in list.items.enumerated() {
      add(item, number: list.start.map { $0 + index }, digits, isFirst: index == 0, isTight: list.isTight, &margin)
    }
  }

  /// The columns of the numbers of a list.
  static func digits(start: Int?, count: Int) -> Int {
    start.map { String($0.addingReportingOverflow(count - 1).partialValue).utf8.count } ?? 0
  }

  mutating func add(
    _ item: MarkdownList.Item, number: Int?, _ digits: Int, isFirst: Bool, isTight: Bool, _ margin: inout MarkdownMargin
  ) {
    if !isFirst, !isTight { rows.lines.append(margin.rest) }
    var mark = StyledLine()
    if let number = number.map({ String($0) }) {
      mark.append(String(repeating: " ", count: max(0, digits - number.utf8.count)) + number + ". ", .markdownMarker)
    } else if item.isDone == nil {
      mark.append("• ", .markdownMarker)
    }
    if let isDone = item.isDone { mark.append(isDone ? "[x] " : "[ ] ", .markdownMarker) }
    let blanks = StyledLine(String(repeating: " ", count: mark.width))
    var inner = margin.nested(first: mark, rest: blanks, style: margin.style, width: width)
    if item.blocks.isEmpty { put(StyledLine(), &inner) }
    add(item.blocks, &inner, isTight: isTight)
    margin.spendFirst()
  }

  private mutating func addCode(_ text: String, language: String, _ margin: inout MarkdownMargin) {
    addCodeHead(language, &margin)
    // Taken out while it changes, so that it is not copied.
    let last = self.code.take()
    var code =
      last.flatMap { $0.languageName == language ? $0 : nil } ?? CodeLines(languageName: language, in: languages)
    let lines = code.lines(of: text)
    self.code = code
    for line in lines { addCode(line, &margin) }
  }

  mutating func addCodeHead(_ language: String, _ margin: inout MarkdownMargin) {
    guard !language.isEmpty else { return }
    let indent = codeIndent(margin)
    put(StyledLine(indent + language, .markdownCodeLanguage).truncated(columns: width - margin.columns), &margin)
  }

  mutating func addCode(_ line: StyledLine, _ margin: inout MarkdownMargin) {
    let indent = codeIndent(margin)
    let wrap = TextWrap(
      width: width, mode: .exact, first: margin.first.appending(indent),
      rest: margin.rest.appending(indent.isEmpty ? "" : "↪ ", .markdownCodeContinued))
    rows.lines += wrap.wrap(line)
    margin.spendFirst()
  }

  private func codeIndent(_ margin: MarkdownMargin) -> String { width - margin.columns >= 12 ? "  " : "" }

  private mutating func wrap(_ line: StyledLine, _ margin: inout MarkdownMargin) {
    rows.lines += TextWrap(width: width, first: margin.first, rest: margin.rest).wrap(line)
    margin.spendFirst()
  }

  private mutating func put(_ line: StyledLine, _ margin: inout MarkdownMargin) {
    rows.lines.append(margin.first + line)
    margin.spendFirst()
  }
}
