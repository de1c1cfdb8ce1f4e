import CMarkdown

/// Reads Markdown (CommonMark with GitHub's tables, task lists, strikethrough and bare links).
enum Markdown {
  /// More levels of quotes and lists than this become flat.
  static let depthLimit = 24
  /// A table with more cells than this would be far larger than its source, since missing cells count: a document with
  /// such a table is read without tables.
  static let cellLimit = 50_000

  static func blocks(of text: String) -> [MarkdownBlock] {
    var text = text
    return text.withUTF8 { bytes in blocks(of: UnsafeRawBufferPointer(bytes)) }
  }

  private static func blocks(of bytes: UnsafeRawBufferPointer) -> [MarkdownBlock] {
    parse(bytes, tables: true) ?? parse(bytes, tables: false) ?? []
  }

  /// Nil where a table is too large (see `cellLimit`), which cannot be without `tables`, or where memory is short.
  static func parse(_ bytes: UnsafeRawBufferPointer, tables: Bool) -> [MarkdownBlock]? {
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
    guard let size = MD_SIZE(exactly: bytes.count) else { return nil }
    var builder = MarkdownBuilder()
    // The callbacks run inside this one call only, on this thread, and the parser keeps no pointer.
    let status = withUnsafeMutablePointer(to: &builder) { pointer in
      md_parse(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size, &parser, pointer)
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
