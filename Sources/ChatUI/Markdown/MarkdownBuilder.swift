import CMarkdown

/// Puts a tree together from what md4c reports.
struct MarkdownBuilder {
  /// A table is larger than `Markdown.cellLimit`.
  private(set) var isRefusing = false

  private var open: [Container] = [Container(kind: .document)]
  /// How many quotes and lists are open, the flattened ones included.
  private var depth = 0

  /// The text at hand, and what it means.
  private var inlines: [MarkdownInline] = []
  private var pending: [UInt8] = []
  private var traits: MarkdownInline.Traits = []
  private var links: [String] = []
  private var emphasis = 0
  private var strong = 0
  private var isVerbatim = false
  private var language = ""
  private var level = 1
  private var table = MarkdownTable(alignments: [], header: [], rows: [])
  private var row: [[MarkdownInline]] = []
  private var isHeader = false

  private struct Container {
    enum Kind {
      case document, quote
      case list(start: Int?, isTight: Bool)
      case item(isDone: Bool?)
    }
    var kind: Kind
    var blocks: [MarkdownBlock] = []
    var items: [MarkdownList.Item] = []
  }

  mutating func finish() -> [MarkdownBlock] {
    endLooseText()
    return open[0].blocks
  }

  private mutating func add(_ block: MarkdownBlock) { open[open.count - 1].blocks.append(block) }

  private var isFlattening: Bool { depth > Markdown.depthLimit }

  // MARK: Blocks

  mutating func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    endLooseText()
    switch type {
    case MD_BLOCK_QUOTE:
      push(Container(kind: .quote))
    case MD_BLOCK_UL:
      let list = detail?.load(as: MD_BLOCK_UL_DETAIL.self)
      push(Container(kind: .list(start: nil, isTight: list?.is_tight != 0)))
    case MD_BLOCK_OL:
      let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      push(Container(kind: .list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0)))
    case MD_BLOCK_LI:
      guard !isFlattening, let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self) else { return }
      let isDone = item.task_mark != CChar(bitPattern: UInt8(ascii: " "))
      open.append(Container(kind: .item(isDone: item.is_task == 0 ? nil : isDone)))
    case MD_BLOCK_HR:
      add(.rule)
    case MD_BLOCK_H:
      level = Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)
    case MD_BLOCK_CODE:
      isVerbatim = true
      language = detail.map { Self.string($0.load(as: MD_BLOCK_CODE_DETAIL.self).lang) } ?? ""
    case MD_BLOCK_HTML:
      isVerbatim = true
    case MD_BLOCK_TABLE:
      guard let size = detail?.load(as: MD_BLOCK_TABLE_DETAIL.self) else { return }
      let rows = Int(size.head_row_count) + Int(size.body_row_count)
      isRefusing = Int(size.col_count) * rows > Markdown.cellLimit
      table = MarkdownTable(alignments: [], header: [], rows: [])
    case MD_BLOCK_THEAD:
      isHeader = true
    case MD_BLOCK_TBODY:
      isHeader = false
    case MD_BLOCK_TH:
      let cell = detail?.load(as: MD_BLOCK_TD_DETAIL.self)
      table.alignments.append(Self.alignment(cell?.align ?? MD_ALIGN_DEFAULT))
    default:
      break
    }
  }

  mutating func leaveBlock(_ type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_P:
      // An open task without words has an empty one in a loose list, and none in a tight one.
      endLooseText()
    case MD_BLOCK_H:
      add(.heading(level: level, takeInlines()))
    case MD_BLOCK_CODE:
      if pending.last == 0x0A { pending.removeLast() }
      add(.code(language: language, text: takeVerbatim()))
    case MD_BLOCK_HTML:
      if pending.last == 0x0A { pending.removeLast() }
      add(.html(takeVerbatim()))
    case MD_BLOCK_TH, MD_BLOCK_TD:
      row.append(takeInlines())
    case MD_BLOCK_TR:
      if isHeader { table.header = row } else { table.rows.append(row) }
      row = []
    case MD_BLOCK_TABLE:
      add(.table(table))
    case MD_BLOCK_LI:
      endLooseText()
      guard !isFlattening, let item = open.popLast(), case .item(let isDone) = item.kind else { return }
      open[open.count - 1].items.append(MarkdownList.Item(isDone: isDone, blocks: item.blocks))
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL:
      endLooseText()
      let wasFlattened = isFlattening
      depth -= 1
      if !wasFlattened { pop() }
    default:
      break
    }
  }

  private mutating func push(_ container: Container) {
    depth += 1
    if !isFlattening { open.append(container) }
  }

  private mutating func pop() {
    guard let container = open.popLast() else { return }
    switch container.kind {
    case .list(let start, let isTight):
      add(.list(MarkdownList(start: start, isTight: isTight, items: container.items)))
    case .quote, .document, .item:
      add(.quote(container.blocks))
    }
  }

  /// The text of a tight list's item comes without a paragraph around it.
  private mutating func endLooseText() {
    if !inlines.isEmpty || !pending.isEmpty { add(.paragraph(takeInlines())) }
  }

  // MARK: Text

  mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    endPiece()
    switch type {
    case MD_SPAN_EM: emphasis += 1
    case MD_SPAN_STRONG: strong += 1
    case MD_SPAN_DEL: traits.insert(.strikethrough)
    case MD_SPAN_CODE: traits.insert(.code)
    case MD_SPAN_A: links.append(detail.map { Self.string($0.load(as: MD_SPAN_A_DETAIL.self).href) } ?? "")
    case MD_SPAN_IMG:
      traits.insert(.image)
      links.append(detail.map { Self.string($0.load(as: MD_SPAN_IMG_DETAIL.self).src) } ?? "")
    default: break
    }
  }

  mutating func leaveSpan(_ type: MD_SPANTYPE) {
    endPiece()
    switch type {
    case MD_SPAN_EM: emphasis -= 1
    case MD_SPAN_STRONG: strong -= 1
    case MD_SPAN_DEL: traits.remove(.strikethrough)
    case MD_SPAN_CODE: traits.remove(.code)
    case MD_SPAN_A: _ = links.popLast()
    case MD_SPAN_IMG:
      traits.remove(.image)
      _ = links.popLast()
    default: break
    }
  }

  mutating func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeRawBufferPointer) {
    switch type {
    case MD_TEXT_NULLCHAR: pending.append(contentsOf: "\u{FFFD}".utf8)
    case MD_TEXT_BR: pending.append(0x0A)
    case MD_TEXT_SOFTBR: pending.append(0x20)
    case MD_TEXT_ENTITY: pending.append(contentsOf: MarkdownEntity.text(of: bytes).utf8)
    case MD_TEXT_HTML where !isVerbatim:
      endPiece()
      traits.insert(.html)
      pending.append(contentsOf: bytes)
      endPiece()
      traits.remove(.html)
    default: pending.append(contentsOf: bytes)
    }
  }

  private mutating func endPiece() {
    guard !pending.isEmpty else { return }
    var traits = traits
    if emphasis > 0 { traits.insert(.emphasis) }
    if strong > 0 { traits.insert(.strong) }
    inlines.append(MarkdownInline(String(decoding: pending, as: UTF8.self), traits, link: links.last))
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func takeInlines() -> [MarkdownInline] {
    endPiece()
    defer { inlines = [] }
    return inlines
  }

  private mutating func takeVerbatim() -> String {
    defer {
      pending.removeAll(keepingCapacity: true)
      isVerbatim = false
    }
    return String(decoding: pending, as: UTF8.self)
  }

  private static func alignment(_ align: MD_ALIGN) -> MarkdownTable.Alignment {
    switch align {
    case MD_ALIGN_CENTER: .center
    case MD_ALIGN_RIGHT: .right
    default: .left
    }
  }

  /// The text of a link's address or of a code block's language.
  private static func string(_ attribute: MD_ATTRIBUTE) -> String {
    guard let text = attribute.text, let types = attribute.substr_types, let offsets = attribute.substr_offsets
    else { return "" }
    // md4c promises: the first offset is 0, and the last of `types` is followed by an offset equal to `size`.
    var out = ""
    var part = 0
    while offsets[part] < attribute.size {
      let range = Int(offsets[part])..<Int(offsets[part + 1])
      let bytes = UnsafeRawBufferPointer(start: text + range.lowerBound, count: range.count)
      switch types[part] {
      case MD_TEXT_ENTITY: out += MarkdownEntity.text(of: bytes)
      case MD_TEXT_NULLCHAR: out += "\u{FFFD}"
      default: out += String(decoding: bytes, as: UTF8.self)
      }
      part += 1
    }
    return out
  }
}
