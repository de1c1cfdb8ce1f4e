/// What before the cursor can be completed: a path behind an `@`, or the word behind a `/` that begins the prompt.
struct CompletionToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable { case file, command }

  var kind: Kind
  /// The place of the `@` or `/`.
  var start: Int
  /// What is written behind it, up to the cursor.
  var query: String
  /// The path is in quotes, since it holds blanks.
  var isQuoted = false

  /// An `@` further back than this many Characters begins no path.
  private static let reach = 300

  /// Nil where the cursor is behind nothing of the kind.
  init?(_ characters: [Character], cursor: Int, isFold: (Character) -> Bool) {
    if let command = Self.command(characters, cursor: cursor) {
      self = command
      return
    }
    var place = cursor
    var quote: Int?
    var hasBlank = false
    while place > 0, cursor - place < Self.reach {
      place -= 1
      let character = characters[place]
      if character.isNewline || isFold(character) { return nil }
      if character == "\"" {
        if quote != nil { return nil }
        quote = place
      } else if character == "@", place == 0 || Self.begins(after: characters[place - 1]) {
        let isQuoted = quote == place + 1
        if hasBlank && !isQuoted || (quote != nil && !isQuoted) { return nil }
        kind = .file
        start = place
        query = String(characters[(place + (isQuoted ? 2 : 1))..<cursor])
        self.isQuoted = isQuoted
        return
      } else if character.isWhitespace {
        if quote == nil, hasBlank, cursor - place > Self.reach / 2 { return nil }
        hasBlank = true
      }
    }
    return nil
  }

  private init(kind: Kind, start: Int, query: String) {
    (self.kind, self.start, self.query) = (kind, start, query)
  }

  private static func command(_ characters: [Character], cursor: Int) -> CompletionToken? {
    guard characters.first == "/", cursor > 0 else { return nil }
    let query = characters[1..<cursor]
    guard query.count < 100, !query.contains(where: { $0.isWhitespace || $0 == "/" }) else { return nil }
    return CompletionToken(kind: .command, start: 0, query: String(query))
  }

  private static func begins(after character: Character) -> Bool {
    character.isWhitespace || "([{<\"'`".contains(character)
  }
}
