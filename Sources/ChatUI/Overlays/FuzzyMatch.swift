/// Finds entries by some of their letters, in order.
enum FuzzyMatch {
  /// How well `query` fits `text`: higher is better, nil where its letters do not all occur in order. Letters in a row
  /// and at the start of words count more; case is ignored.
  static func score(_ query: String, in text: String) -> Int? {
    let wanted = Array(query.lowercased().filter { $0 != " " })
    guard !wanted.isEmpty else { return 0 }
    var place = 0
    var score = 0
    var run = 0
    var before: Character = " "
    for (index, character) in text.lowercased().enumerated() {
      if place < wanted.count, character == wanted[place] {
        run += 1
        score += run * 2 + (TextEditor.isWord(before) ? 0 : 3) - (index > 40 ? 1 : 0)
        place += 1
      } else {
        run = 0
      }
      before = character
    }
    return place == wanted.count ? score : nil
  }
}
