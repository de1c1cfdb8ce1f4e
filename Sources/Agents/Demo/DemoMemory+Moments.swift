/// Going back in what the demo remembers.
extension DemoMemory {
  /// Notes what is known now that a prompt was taken in.
  mutating func note(_ prompt: String) {
    moments.append(Moment(prompt: prompt, facts: facts, prompts: prompts))
    if moments.count > Self.mostMoments { moments.removeFirst() }
  }

  /// A file was changed, or pretended to be, in the turn that runs.
  mutating func noteEdit(of path: String) {
    guard !moments.isEmpty, !moments[moments.count - 1].edits.contains(path) else { return }
    moments[moments.count - 1].edits.append(path)
  }

  /// What was known after the turn of a prompt; nil where no such prompt is remembered.
  func cut(after prompt: String) -> DemoMemory? {
    guard let place = moments.lastIndex(where: { $0.prompt == prompt }) else { return nil }
    var memory = DemoMemory()
    memory.facts = moments[place].facts
    memory.prompts = moments[place].prompts
    memory.moments = Array(moments[...place])
    return memory
  }

  /// The files that were changed since a prompt, that prompt's turn included; nil where no such prompt is remembered.
  func edits(since prompt: String) -> [String]? {
    guard let place = moments.lastIndex(where: { $0.prompt == prompt }) else { return nil }
    return Set(moments[place...].flatMap(\.edits)).sorted()
  }

  /// The files are as they were before a prompt.
  mutating func forgetEdits(since prompt: String) {
    guard let place = moments.lastIndex(where: { $0.prompt == prompt }) else { return }
    for index in place..<moments.count { moments[index].edits = [] }
  }
}
