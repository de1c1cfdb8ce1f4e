import Conversation

/// The open requests of all sessions over the screen, and one of them whole, answered here by the rules of `PermissionSurface`.
///
/// Only its user chooses: a request that goes away leaves an empty place, one that comes changes nothing but the list.
struct InboxPanel: Equatable, Sendable {
  /// The oldest first.
  private(set) var requests: [PermissionRequest] = []
  /// The request that was chosen; it may be gone by now.
  private(set) var chosen: PermissionRequest?
  /// What the last key met with; the next one takes it away.
  var told: String?
  /// The request that is shown, and how far it was read. It has the focus as long as there is one.
  var surface = PermissionSurface()
  /// Where the chosen request stands in the list, or stood.
  private var row = 0
  /// The first request of the list that is on the screen.
  var top = 0

  init(_ requests: [PermissionRequest]) {
    self.requests = requests
    choose(0)
  }

  /// The request that keys answer.
  var request: PermissionRequest? { surface.request }
  /// The chosen request is no longer open, and not by an answer given here.
  var isGone: Bool { chosen != nil && request == nil }
  var place: Int? { request.flatMap { requests.firstIndex(of: $0) } }

  /// Takes what is open now.
  mutating func set(_ new: [PermissionRequest]) {
    requests = new
    guard let request else { return }
    if let place = new.firstIndex(of: request) { row = place } else { surface.set([]) }
  }

  /// Chooses another request; from one that is gone, the one that took its place.
  mutating func move(_ rows: Int) {
    guard !requests.isEmpty else { return }
    let from = place ?? (rows > 0 ? row - 1 : row)
    choose(min(max(0, from + rows), requests.count - 1))
  }

  /// The request at hand was answered here: the next one is shown, to be read like any other.
  mutating func answered() {
    guard let place else { return }
    requests.remove(at: place)
    chosen = nil
    surface = PermissionSurface()
    choose(min(place, requests.count - 1))
  }

  private mutating func choose(_ place: Int) {
    guard requests.indices.contains(place), requests[place] != request else { return }
    row = place
    chosen = requests[place]
    surface = PermissionSurface()
    surface.set([requests[place]])
    surface.focus()
  }
}
