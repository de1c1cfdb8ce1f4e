/// What was changed in a text, so that it can be taken back and done again. The oldest steps are forgotten beyond a limit.
///
/// Only what a change took out and put in is kept, so that a long text costs no more to edit than a short one.
struct UndoStack: Equatable, Sendable {
  struct Change: Equatable, Sendable {
    var start: Int
    var removed: [Character]
    var inserted: [Character]
  }

  /// What one undo takes back.
  struct Step: Equatable, Sendable {
    var changes: [Change]
    /// Where the cursor was before and after.
    var before: Int
    var after: Int
  }

  private var done: [Step] = []
  private var undone: [Step] = []
  private let limit = 200
  /// Characters that all steps may hold together.
  private let mostCharacters = 4_000_000
  private var held = 0

  /// Takes a change in. One that `joins` belongs to the step before.
  mutating func push(_ change: Change, joins: Bool, before: Int, after: Int) {
    for step in undone { held -= step.size }
    undone = []
    held += change.removed.count + change.inserted.count
    if joins, !done.isEmpty {
      done[done.count - 1].add(change)
      done[done.count - 1].after = after
    } else {
      done.append(Step(changes: [change], before: before, after: after))
    }
    while done.count > 1, done.count > limit || held > mostCharacters { held -= done.removeFirst().size }
  }

  mutating func undo() -> Step? {
    guard let step = done.popLast() else { return nil }
    undone.append(step)
    return step
  }

  mutating func redo() -> Step? {
    guard let step = undone.popLast() else { return nil }
    done.append(step)
    return step
  }
}

extension UndoStack.Step {
  var size: Int { changes.reduce(0) { $0 + $1.removed.count + $1.inserted.count } }

  /// A letter typed behind the last one, or deleted before or at its place, makes that change longer.
  mutating func add(_ change: UndoStack.Change) {
    guard let last = changes.last else { return changes.append(change) }
    let place = changes.count - 1
    if change.removed.isEmpty, last.removed.isEmpty, change.start == last.start + last.inserted.count {
      changes[place].inserted += change.inserted
    } else if change.inserted.isEmpty, last.inserted.isEmpty, change.start + change.removed.count == last.start {
      changes[place].start = change.start
      changes[place].removed = change.removed + last.removed
    } else if change.inserted.isEmpty, last.inserted.isEmpty, change.start == last.start {
      changes[place].removed += change.removed
    } else {
      changes.append(change)
    }
  }
}
