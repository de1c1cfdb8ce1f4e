import Conversation
import Terminal

/// The search over all sessions: the words, what was found so far, and the place at hand.
struct SearchPanel: Equatable, Sendable {
  enum Order: Equatable, Sendable { case newest, best }

  var query = TextEditor(line: "")
  private(set) var order = Order.newest
  private(set) var results: SearchResults?
  private(set) var row = 0
  /// The words that the engine was asked for last.
  private(set) var asked = ""
  /// How many places the last frame had room for.
  var visible = 5

  var hits: [SearchHit] {
    switch order {
    case .newest: results?.newest ?? []
    case .best: results?.best ?? []
    }
  }

  var selected: SearchHit? { row < hits.count ? hits[row] : nil }

  /// More may be found for the words as they stand.
  var isSearching: Bool { !asked.isEmpty && (results?.text != asked || results?.isComplete == false) }

  /// What is to be asked now; nil where nothing changed.
  mutating func takeQuestion() -> String? {
    guard query.text != asked else { return nil }
    asked = query.text
    row = 0
    if asked.isEmpty { results = nil }
    return asked
  }

  /// What is told for other words is late. The place at hand stays while more is found, once the user has gone to one.
  mutating func take(_ new: SearchResults) {
    guard new.text == asked, !asked.isEmpty else { return }
    let chosen = row > 0 ? selected : nil
    results = new
    row = chosen.flatMap { hit in hits.firstIndex { $0.session == hit.session && $0.block == hit.block } } ?? row
    move(0)
  }

  mutating func move(_ rows: Int) { row = min(max(0, row + rows), max(0, hits.count - 1)) }

  mutating func changeOrder() {
    order = order == .newest ? .best : .newest
    row = 0
  }
}
