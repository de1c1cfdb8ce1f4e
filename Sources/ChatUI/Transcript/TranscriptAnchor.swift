import Conversation

/// A row of a transcript, told so that it is found again at another width.
struct TranscriptAnchor: Sendable {
  /// Where it was in rows of `width`.
  var place: ScrollPlace
  /// Where it was told by the block's parts; nil where only `place` is known.
  var detail: Detail?

  struct Detail: Sendable {
    var width: Int
    var part: Int
    /// Rows below the part's first, of how many.
    var offset: Int
    var rows: Int
    /// Rows below the block's last, where the row is one of those between it and the next.
    var below: Int?
  }

  init(_ place: ScrollPlace) { self.place = place }

  init(_ id: BlockID, row: Int, in rows: BlockRows, width: Int) {
    place = ScrollPlace(block: id, row: row)
    let part = rows.part(of: min(row, max(0, rows.count - 1)))
    detail = Detail(
      width: width, part: part.index, offset: part.offset, rows: part.rows,
      below: row >= rows.count ? row - rows.count : nil)
  }

  /// The row in the block as it is laid out now.
  func row(in rows: BlockRows, width: Int) -> Int {
    guard let detail, detail.width != width else { return place.row }
    if let below = detail.below { return rows.count + below }
    return rows.row(part: detail.part, offset: detail.offset, rows: detail.rows)
  }
}
