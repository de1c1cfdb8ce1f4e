import Terminal

/// Words that the agent is still writing, laid out: what is settled once, the rest at each change.
struct LiveText: Sendable {
  private var markdown: StreamingMarkdown
  private var layout: MarkdownLayout
  private var settledRows = 0
  private var settledBlocks = 0
  private var generation = 0
  private var isLaidOut = false
  let gutter: Int

  init(_ text: String, width: Int, languages: LanguageLibrary = .empty) {
    markdown = StreamingMarkdown(text)
    gutter = BlockLayout.textGutter(width)
    layout = MarkdownLayout(width: width - gutter, languages: languages)
  }

  /// The same words for another width, without reading them again.
  init(_ other: LiveText, width: Int) {
    markdown = other.markdown
    generation = other.markdown.generation
    gutter = BlockLayout.textGutter(width)
    layout = MarkdownLayout(width: width - gutter, languages: other.layout.languages)
  }

  mutating func append(_ text: String) {
    markdown.append(text)
    isLaidOut = false
  }

  mutating func layOut() {
    guard !isLaidOut else { return }
    isLaidOut = true
    let tail = markdown.tail()
    if markdown.generation != generation {
      generation = markdown.generation
      settledRows = 0
      settledBlocks = 0
      layout.shorten(rows: 0, blocks: 0)
    }
    if settledBlocks < markdown.settled.count {
      layout.shorten(rows: settledRows, blocks: settledBlocks)
      layout.add(markdown.settled[settledBlocks...])
      settledBlocks = markdown.settled.count
      settledRows = layout.rows.count
    }
    if let opening = markdown.opening, let first = tail.first {
      layout.add(opening, rest: first, afterRows: settledRows, blocks: settledBlocks)
      layout.add(tail.dropFirst())
    } else {
      layout.shorten(rows: settledRows, blocks: settledBlocks)
      layout.add(tail[...])
    }
  }

  var rows: BlockRows { layout.rows }
}
