/// The prompts that were sent or set aside, to be brought back with Up and Down.
struct PromptRecall: Equatable, Sendable {
  /// Oldest first.
  private(set) var entries: [String] = []
  /// The entry that is shown; nil while the draft is.
  private var shown: Int?
  /// The draft and what was changed in entries, by their place; the draft's is `entries.count`.
  private var changed: [Int: String] = [:]
  private let limit = 500

  mutating func add(_ text: String) {
    shown = nil
    changed = [:]
    guard !text.isEmpty, entries.last != text else { return }
    entries.append(text)
    if entries.count > limit { entries.removeFirst() }
  }

  /// Puts what was sent before this run in front.
  mutating func prepend(_ earlier: [String]) {
    let known = Set(entries)
    entries = Array((earlier.filter { !known.contains($0) && !$0.isEmpty } + entries).suffix(limit))
    shown = nil
    changed = [:]
  }

  /// The text before the one shown, which is kept as it is now.
  mutating func older(than current: String) -> String? {
    let place = shown ?? entries.count
    guard place > 0 else { return nil }
    return show(place - 1, leaving: place, as: current)
  }

  mutating func newer(than current: String) -> String? {
    guard let place = shown else { return nil }
    return show(place + 1, leaving: place, as: current)
  }

  private mutating func show(_ place: Int, leaving old: Int, as text: String) -> String {
    changed[old] = text
    shown = place == entries.count ? nil : place
    return changed[place] ?? (place < entries.count ? entries[place] : "")
  }
}
