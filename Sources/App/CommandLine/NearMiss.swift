/// Finds the word that was probably meant.
enum NearMiss {
  /// The nearest of `words` that is close enough to be a slip of the finger; nil when none is.
  static func of(_ word: String, in words: some Sequence<String>) -> String? {
    let limit = word.count <= 4 ? 1 : 2
    return words.map { (distance(word, $0), $0) }.filter { (1...limit).contains($0.0) }.min { $0.0 < $1.0 }?.1
  }

  /// The nearest ones of `words`, best first, for an offer: slips and words that begin alike.
  static func offers(for word: String, in words: some Sequence<String>, most: Int = 3) -> [String] {
    let small = word.lowercased()
    let near = words.compactMap { candidate -> (Int, String)? in
      let other = candidate.lowercased()
      if other.hasPrefix(small) || small.hasPrefix(other) { return (0, candidate) }
      let distance = distance(small, other)
      return distance <= max(1, small.count / 3) ? (distance, candidate) : nil
    }
    return near.sorted { $0 < $1 }.prefix(most).map(\.1)
  }

  /// How many letters were added, left out, changed or swapped with their neighbour.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let change = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        current[column] = min(previous[column] + 1, current[column - 1] + 1, change)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], before[column - 2] + 1)
        }
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
