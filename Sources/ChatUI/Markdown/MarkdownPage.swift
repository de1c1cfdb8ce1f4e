import Terminal

/// Markdown as a part of a web page: nothing is loaded and nothing runs, raw HTML is shown as it was written, and only addresses
/// of the web and of mail become links, each told in full where its words say something else.
public struct MarkdownPage: Sendable {
  private let languages: LanguageLibrary
  /// Makes text safe between marks and in an attribute's quotes.
  private let escaped: @Sendable (String) -> String

  /// - Parameter escaped: makes text safe between marks and in an attribute's quotes.
  public init(languages: LanguageLibrary, escaped: @escaping @Sendable (String) -> String) {
    self.languages = languages
    self.escaped = escaped
  }

  /// The parts of a page that show a document.
  public func html(of text: String) -> String { html(Markdown.blocks(of: text)) }

  /// Code in its colours: words with a meaning stand in spans whose class is that meaning, as in `keyword`.
  /// - Parameter language: as it stands after a fence; maybe empty.
  public func code(_ text: String, language: String) -> String {
    var lines = CodeLines(languageName: language, in: languages)
    let body = lines.lines(of: text).map { line in
      line.runs.map { run in
        let scope = run.style.rawValue
        guard scope.hasPrefix("code.") else { return escaped(run.text) }
        let word = String(scope.dropFirst(5).prefix { $0 != "." })
        return "<span class=\"\(escaped(word))\">\(escaped(run.text))</span>"
      }.joined()
    }.joined(separator: "\n")
    return "<pre class=\"code\"><code>\(body)</code></pre>"
  }

  private func html(_ blocks: [MarkdownBlock]) -> String { blocks.map(html).joined(separator: "\n") }

  private func html(_ block: MarkdownBlock) -> String {
    switch block {
    case .paragraph(let words): "<p>\(html(words))</p>"
    // The page's own headings come before those of a reply.
    case .heading(let level, let words): "<h\(min(6, level + 2))>\(html(words))</h\(min(6, level + 2))>"
    case .code(let language, let text): code(text, language: language)
    case .quote(let blocks): "<blockquote>\n\(html(blocks))\n</blockquote>"
    case .list(let list): html(list)
    case .table(let table): html(table)
    case .rule: "<hr>"
    case .html(let text): "<pre>\(escaped(text))</pre>"
    }
  }

  private func html(_ list: MarkdownList) -> String {
    let items = list.items.map { item in
      let box = item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
      var rest = item.blocks[...]
      var body = ""
      if case .paragraph(let words) = rest.first, list.isTight || !box.isEmpty {
        rest.removeFirst()
        body = box + html(words)
      } else {
        body = box
      }
      return "<li\(box.isEmpty ? "" : " class=\"task\"")>\(body)\(rest.isEmpty ? "" : "\n" + html(Array(rest)))</li>"
    }.joined(separator: "\n")
    guard let start = list.start else { return "<ul>\n\(items)\n</ul>" }
    return "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(items)\n</ol>"
  }

  private func html(_ table: MarkdownTable) -> String {
    func row(_ cells: [[MarkdownInline]], _ mark: String) -> String {
      let cells = cells.enumerated().map { column, words in
        let alignment = column < table.alignments.count ? table.alignments[column] : .left
        let side = alignment == .left ? "" : alignment == .right ? " class=\"right\"" : " class=\"center\""
        return "<\(mark)\(side)>\(html(words))</\(mark)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let rows = table.rows.map { row($0, "td") }.joined(separator: "\n")
    return
      "<div class=\"table\"><table>\n<thead>\(row(table.header, "th"))</thead>\n<tbody>\n\(rows)\n</tbody>\n</table></div>"
  }

  private func html(_ words: [MarkdownInline]) -> String {
    var out = ""
    var rest = words[...]
    while let first = rest.first {
      guard let address = first.link else {
        out += html(first)
        rest.removeFirst()
        continue
      }
      let link = rest.prefix { $0.link == address }
      rest = rest.dropFirst(link.count)
      let inner = link.map(html).joined()
      out += Self.isSafe(address) ? "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(inner)</a>" : inner
      let said = link.map(\.text).joined()
      if said != address, "mailto:" + said != address {
        out += " <span class=\"note\">(\(escaped(address)))</span>"
      }
    }
    return out
  }

  private func html(_ piece: MarkdownInline) -> String {
    var text = escaped(piece.text).replacing("\n", with: "<br>\n")
    for (trait, mark) in [
      (MarkdownInline.Traits.code, "code"), (.strikethrough, "del"), (.emphasis, "em"), (.strong, "strong"),
    ] where piece.traits.contains(trait) { text = "<\(mark)>\(text)</\(mark)>" }
    return text
  }

  /// Whether following it only shows a page or begins a letter.
  private static func isSafe(_ address: String) -> Bool {
    let lower = address.lowercased()
    return ["https://", "http://", "mailto:"].contains { lower.hasPrefix($0) }
  }
}
