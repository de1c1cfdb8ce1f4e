/// The last states of a text, newest last; the oldest are forgotten beyond a limit.
struct UndoStack: Equatable, Sendable {
  struct State: Equatable, Sendable {
    var characters: [Character]
    var cursor: Int
  }

  private var states: [State] = []
  private let limit = 200

  mutating func push(_ state: State) {
    guard states.last?.characters != state.characters else { return }
    if states.count == limit { states.removeFirst() }
    states.append(state)
  }

  mutating func pop() -> State? { states.popLast() }
}
