import Conversation
import History

/// What another Skein asks of a session that this one has.
extension Session {
  /// Begins to let go: the agent ends in order, and what the user asks of the session meanwhile is refused.
  func beginRelease(_ release: Release) {
    guard hold.isOwned else { return release.done.resume(returning: .notHere) }
    releases.append(release)
    // Nothing that waits may start the agent again.
    state.isQueuePaused = true
    state.stop()
  }

  /// The agent is gone: everything is made durable, and the lock let go. Without a way to write, the session is not given away: its
  /// words would stay here.
  func letGo() async {
    guard let first = releases.first else { return }
    await context.writer.commit()
    guard await (context.store as? RecoveringStore)?.unwritten ?? 0 == 0 else {
      let problem = "The history cannot be written there, so the session stays where it is."
      for release in releases { release.done.resume(returning: .refused(problem)) }
      releases = []
      return
    }
    let owner = SessionOwner(process: first.process)
    let words = "Taken over by \(owner.words). What had come is kept; here it can be read."
    let problem = Problem(.inUse, session: id, words)
    for watcher in watchers {
      watcher.continuation.yield(.problem(problem))
      watcher.continuation.finish()
    }
    watchers = []
    leaveFollowers()
    handing = first.process
    elsewhere = Elsewhere(owner: owner)
    if state.isOpen {
      hold = .foreign
    } else {
      state.transcript = Transcript()
      hold = .none
    }
    context.mailbox.post(.problem(problem))
    announce()
    for release in releases { release.done.resume(returning: .done) }
    releases = []
  }

  /// The one that asked for the session has it, or has gone.
  func handedOver(to process: Int32) async {
    guard handing == process else { return }
    handing = nil
    // Where it went away without taking the session, nobody has it.
    if hold.isForeign { await follow() } else { await lookForOwner() }
  }

  /// Only the very request that was shown there is answered, by the rules of those answered here.
  func take(_ remote: RemoteAnswer, now: Timestamp) {
    let isOpen = hold.isOwned && state.requests.contains { $0.id == remote.request && $0.asked == remote.asked }
    if isOpen { state.answer(remote.request, remote.answer, now: now) }
    remote.done.resume(returning: isOpen)
  }

  func follow(_ mailbox: EventMailbox) async {
    guard hold.isOwned else { return mailbox.post(.closed) }
    followers.append(mailbox)
    mailbox.post(.opened(view))
  }

  func leaveFollowers() {
    for follower in followers { follower.post(.closed) }
    followers = []
    context.lookouts.post(.removed(id))
  }
}

/// Another Skein's wish to have a session.
struct Release: Sendable {
  enum Outcome: Sendable {
    case done
    /// This Skein does not have the session.
    case notHere
    /// Why it keeps the session, in a sentence.
    case refused(String)
  }

  var process: Int32
  var done: CheckedContinuation<Outcome, Never>
}

/// The answer to a request of this Skein's session, given where the session is viewed.
struct RemoteAnswer: Sendable {
  var request: RequestID
  var asked: Timestamp
  var answer: PermissionAnswer
  var done: CheckedContinuation<Bool, Never>
}
