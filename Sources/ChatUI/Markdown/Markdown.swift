import CMarkdown

/// Reads Markdown (CommonMark with GitHub's tables, task lists, strikethrough and bare links).
enum Markdown {
  /// More levels of quotes and lists than this become flat.
  static let depthLimit = 24
  /// A table with more cells than this would be far larger than its source, since missing cells count: a document with
  /// such a table is read without tables.
  static let cellLimit = 50_000

  static func blocks(of text: String) -> [MarkdownBlock] {
    parse(Array(text.utf8), tables: true) ?? parse(Array(text.utf8), tables: false) ?? []
  }

  /// Nil where a table is too large (see `cellLimit`), which cannot be without `tables`, or where memory is short.
  static func parse(_ source: [UInt8], tables: Bool) -> [MarkdownBlock]? {
    // md4c 0.4.8 looks at the byte after the text, and goes astray where that closes a link (`[a](b (c)`). So the text
    // always ends with a line break, which changes no document, and more follow it.
    guard let size = MD_SIZE(exactly: source.count + 1) else { return nil }
    let source = source + repeatElement(0x0A, count: 4)
    var parser = MD_PARSER()
    parser.flags = UInt32(
      MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS
        | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | (tables ? MD_FLAG_TABLES : 0))
    parser.enter_block = { type, detail, builder in
      Markdown.builder(builder) { $0.enterBlock(type, detail) }
    }
    parser.leave_block = { type, _, builder in
      Markdown.builder(builder) { $0.leaveBlock(type) }
    }
    parser.enter_span = { type, detail, builder in
      Markdown.builder(builder) { $0.enterSpan(type, detail) }
    }
    parser.leave_span = { type, _, builder in
      Markdown.builder(builder) { $0.leaveSpan(type) }
    }
    parser.text = { type, text, size, builder in
      Markdown.builder(builder) { $0.text(type, UnsafeRawBufferPointer(start: text, count: Int(size))) }
    }
    var builder = MarkdownBuilder()
    // The callbacks run inside this one call only, on this thread, and the parser keeps no pointer.
    let status = withUnsafeMutablePointer(to: &builder) { pointer in
      source.withUnsafeBytes { bytes in
        md_parse(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size, &parser, pointer)
      }
    }
    return status == 0 ? builder.finish() : nil
  }

  /// The builder that `md_parse` was given, see `parse`; answers 1, which ends the parse, where it wants no more.
  private static func builder(
    _ pointer: UnsafeMutableRawPointer?, _ body: (inout MarkdownBuilder) -> Void
  ) -> Int32 {
    guard let builder = pointer?.assumingMemoryBound(to: MarkdownBuilder.self) else { return 1 }
    body(&builder.pointee)
    return builder.pointee.isRefusing ? 1 : 0
  }
}
