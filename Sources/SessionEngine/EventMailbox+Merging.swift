import Conversation

extension EventMailbox.Contents {
  mutating func add(_ kind: Event.Kind) {
    switch kind {
    case .transcript(let session, let change):
      if case .grow(let block, let text) = change, let place = transcripts[session],
        case .transcript(_, .grow(block, let before)) = kinds[place]
      {
        // Empty the place first, so that the text grows in place instead of being copied.
        kinds[place] = .closed
        var merged = before
        merged += text
        kinds[place] = .transcript(session, .grow(block, merged))
        return
      }
      transcripts[session] = kinds.count
    case .summary(let summary):
      if let place = summaries[summary.id] {
        kinds[place] = kind
        return
      }
      summaries[summary.id] = kinds.count
    case .opened(let view):
      // What waits was said before this view was taken, and is part of it.
      transcripts[view.summary.id] = nil
      replaced[.queue(view.summary.id)] = nil
      replaced[.requests(view.summary.id)] = nil
      replaced[.tasks(view.summary.id)] = nil
    case .requests(let session, _): if replace(.requests(session), by: kind) { return }
    case .queue(let session, _): if replace(.queue(session), by: kind) { return }
    case .tasks(let session, _): if replace(.tasks(session), by: kind) { return }
    case .agent(let session, _): if replace(.agent(session), by: kind) { return }
    case .problem:
      problems += 1
      if problems > EventMailbox.mostProblems, replace(.problem, by: kind) { return }
    default: break
    }
    kinds.append(kind)
    if !isFollowed, kinds.count > EventMailbox.mostEvents {
      // A gap in the numbers tells whoever comes later.
      let lost = kinds.count / 2
      kinds.removeFirst(lost)
      number += UInt64(lost)
      forgetPlaces()
    }
  }

  /// Nothing that waits is merged with what comes from now on.
  mutating func forgetPlaces() {
    transcripts = [:]
    summaries = [:]
    replaced = [:]
    problems = 0
  }

  /// Puts an event in the place of the one that it replaces; false where none waits, and it is to be added.
  private mutating func replace(_ subject: EventMailbox.Replaced, by kind: Event.Kind) -> Bool {
    if let place = replaced[subject] {
      kinds[place] = kind
      return true
    }
    replaced[subject] = kinds.count
    return false
  }
}
