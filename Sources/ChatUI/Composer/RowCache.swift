/// The rows of a text as they were laid out last, so that going about in a long text and drawing it lays out nothing anew.
struct RowCache: Equatable, Sendable {
  private var revision = -1
  private var width = 0
  private var rows: [ComposerLayout.Row] = []

  /// Nil where the text or the width is another one now.
  func rows(of revision: Int, width: Int) -> [ComposerLayout.Row]? {
    self.revision == revision && self.width == width ? rows : nil
  }

  mutating func keep(_ rows: [ComposerLayout.Row], of revision: Int, width: Int) {
    self.rows = rows
    self.revision = revision
    self.width = width
  }

  /// Labels changed, and so did widths.
  mutating func forget() { revision = -1 }
}
