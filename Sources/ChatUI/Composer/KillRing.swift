/// What was cut, newest first, so that it can be put back (Ctrl+Y) and exchanged for older cuts (Alt+y).
struct KillRing: Equatable, Sendable {
  private var entries: [[Character]] = []
  private var turned = 0
  private let limit = 30

  var current: [Character]? { entries.isEmpty ? nil : entries[turned] }

  /// All that it holds.
  var characters: [Character] { entries.flatMap(\.self) }

  mutating func push(_ characters: [Character]) {
    guard !characters.isEmpty else { return }
    entries.insert(characters, at: 0)
    if entries.count > limit { entries.removeLast() }
    turned = 0
  }

  /// Joins a cut to the one just before it, as when Ctrl+W is pressed twice.
  mutating func extend(_ characters: [Character], inFront: Bool) {
    guard !entries.isEmpty else { return push(characters) }
    turned = 0
    entries[0] = inFront ? characters + entries[0] : entries[0] + characters
  }

  /// Makes the next older cut the current one, after the oldest the newest again.
  mutating func turn() {
    guard !entries.isEmpty else { return }
    turned = (turned + 1) % entries.count
  }
}
