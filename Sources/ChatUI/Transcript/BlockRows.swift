import Terminal

/// A block of a transcript as rows of a width.
struct BlockRows: Sendable {
  var lines: StyledText = []
  /// The first rows of the parts that keep together at every width, rising; the first part begins at row 0.
  var starts: [Int] = []
  /// Where code stands, rising.
  var codes: [Code] = []
  /// The column at which the rows begin.
  var column = 0

  var count: Int { lines.count }

  /// A block of code with the rows that show it.
  struct Code: Equatable, Sendable {
    var rows: Range<Int>
    /// Its source, without fences.
    var text: String
    /// Whether its first row names the language.
    var hasLanguage: Bool

    func moved(down rows: Int) -> Code {
      Code(
        rows: self.rows.lowerBound + rows..<self.rows.upperBound + rows, text: text, hasLanguage: hasLanguage)
    }
  }

  /// The part a row belongs to, how far it is below the part's first row, and how many rows the part has.
  func part(of row: Int) -> (index: Int, offset: Int, rows: Int) {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle + 1 } else { high = middle }
    }
    let index = max(0, low - 1)
    let start = starts.isEmpty ? 0 : starts[index]
    let end = index + 1 < starts.count ? starts[index + 1] : lines.count
    return (index, row - start, max(1, end - start))
  }

  /// The row that shows what was `offset` of `rows` rows into a part when it was laid out for another width.
  func row(part index: Int, offset: Int, rows: Int) -> Int {
    guard index < starts.count else { return max(0, lines.count - 1) }
    let start = starts[index]
    let end = index + 1 < starts.count ? starts[index + 1] : lines.count
    return min(max(0, lines.count - 1), start + offset * max(1, end - start) / max(1, rows))
  }
}
