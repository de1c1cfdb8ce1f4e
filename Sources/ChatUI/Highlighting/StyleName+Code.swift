import Terminal

/// What the lexer itself gives a meaning; a language's definition names the others.
extension StyleName {
  static let code: StyleName = "code"
  static let codeKeyword: StyleName = "code.keyword"
  static let codeString: StyleName = "code.string"
  static let codeEscape: StyleName = "code.escape"
  static let codeNumber: StyleName = "code.number"
}
