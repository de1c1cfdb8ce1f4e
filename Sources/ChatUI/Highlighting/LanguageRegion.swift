import Terminal

/// A stretch of code between two marks: a comment, a string, what is filled into a string.
public struct LanguageRegion: Sendable {
  /// How it is recognised where that is more than its mark.
  public enum Kind: Sendable {
    case usual
    /// The literal of one character; else its mark means something else, as the ' of a lifetime does.
    case character
    /// Only the mark itself.
    case token
    /// Begins in the next line and goes up to the line that is the word after the mark.
    case heredoc
    /// Only where it ends within a few bytes.
    case short
  }

  public var begin: [UInt8]
  /// Empty: it ends with the line.
  public var end: [UInt8]
  public var style: StyleName
  public var kind = Kind.usual
  /// The byte that takes its meaning from the one after it.
  public var escape: UInt8?
  /// Goes on in the next line.
  public var spansLines = false
  public var nests = false
  /// Begins only after a blank, an opening bracket or nothing.
  public var isApart = false
  /// Begins only with a letter, `/` or the like right after its mark.
  public var isTight = false
  public var isAtLineStart = false
  /// The rules inside of it; nil: all of it looks the same.
  public var inside: Int?
  /// What it means where this byte follows, blanks between them not counted.
  public var before: (byte: UInt8, style: StyleName)?

  public init(begin: String, end: String, style: StyleName) {
    self.begin = Array(begin.utf8)
    self.end = Array(end.utf8)
    self.style = style
  }
}
