/// Measures and cuts text by the columns it takes on the screen.
public enum TextWidth {
  /// The columns that a text takes in one row. Line breaks and control characters take none, a tab four.
  public static func columns(_ text: String) -> Int {
    var sum = 0
    TextUnit.scan(text) {
      sum += $0.columns
      return true
    }
    return sum
  }

  /// The columns of one Character.
  public static func columns(_ character: Character) -> Int { columns(String(character)) }

  /// The longest beginning that takes at most `limit` columns.
  public static func prefix(_ text: String, columns limit: Int) -> String {
    var end = 0
    var sum = 0
    TextUnit.scan(text) {
      guard sum + $0.columns <= limit else { return false }
      sum += $0.columns
      end = $0.end
      return true
    }
    return String(text[..<text.utf8.index(text.startIndex, offsetBy: end)])
  }

  /// The text where it takes at most `limit` columns, else its beginning with an ellipsis.
  public static func truncated(_ text: String, columns limit: Int) -> String {
    if columns(text) <= limit { return text }
    return limit < 1 ? "" : prefix(text, columns: limit - 1) + "…"
  }

  /// The text with blanks after it up to `width` columns, cut with an ellipsis where it is longer.
  public static func padded(_ text: String, columns width: Int) -> String {
    let cut = truncated(text, columns: width)
    return cut + String(repeating: " ", count: max(0, width - columns(cut)))
  }
}
