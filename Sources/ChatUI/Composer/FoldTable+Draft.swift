import Conversation

/// How a text with folds is written down, and comes back.
extension FoldTable {
  func draft(_ characters: [Character], cursor: Int) -> Draft {
    guard !folds.isEmpty else { return Draft(text: String(characters), cursor: cursor) }
    var draft = Draft()
    for (place, character) in characters.enumerated() {
      if place == cursor { draft.cursor = draft.text.count }
      guard let fold = folds[character] else {
        draft.text.append(character)
        continue
      }
      if case .paste(let text, _) = fold {
        draft.folds.append(Draft.Fold(start: draft.text.utf8.count, count: text.utf8.count))
      }
      draft.text += fold.text
    }
    if cursor == characters.count { draft.cursor = draft.text.count }
    draft.images = images(in: characters)
    return draft
  }

  /// The Characters of a draft, with one for each part that was folded. Folds that do not fit its text are left unfolded.
  mutating func characters(of draft: Draft) -> [Character] {
    for image in draft.images { know(image) }
    guard !draft.folds.isEmpty || !known.isEmpty else { return Array(draft.text) }
    var characters: [Character] = []
    var place = draft.text.startIndex
    for fold in draft.folds {
      let utf8 = draft.text.utf8
      guard fold.start >= 0, fold.count > 0, fold.start + fold.count <= utf8.count,
        let start = utf8.index(utf8.startIndex, offsetBy: fold.start).samePosition(in: draft.text.unicodeScalars),
        let end = utf8.index(start, offsetBy: fold.count).samePosition(in: draft.text.unicodeScalars), start >= place
      else { continue }
      characters += withImages(String(draft.text[place..<start]), taken: characters)
      if let mark = self.fold(String(draft.text[start..<end]), taken: characters) { characters.append(mark) }
      place = end
    }
    return characters + withImages(String(draft.text[place...]), taken: characters)
  }

  /// Where a cursor of a draft is among its folded Characters; within a fold it goes behind that.
  func place(of cursor: Int, in characters: [Character]) -> Int {
    guard !folds.isEmpty else { return min(max(0, cursor), characters.count) }
    var passed = 0
    for (place, character) in characters.enumerated() {
      if passed >= cursor { return place }
      passed += folds[character]?.text.count ?? 1
    }
    return characters.count
  }

  /// Puts a Character in the place of each label of a known picture.
  private mutating func withImages(_ text: String, taken: [Character]) -> [Character] {
    guard text.contains("[image: ") else { return Array(text) }
    var characters: [Character] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "[image: ")?.lowerBound {
      characters += rest[..<start]
      rest = rest[start...]
      guard let image = known.last(where: { rest.hasPrefix($0.label) }),
        let mark = add(.image(path: image.path, label: image.label, typed: image.path), taken: taken + characters)
      else {
        characters.append(rest.removeFirst())
        continue
      }
      characters.append(mark)
      rest = rest.dropFirst(image.label.count)
    }
    return characters + rest
  }
}
