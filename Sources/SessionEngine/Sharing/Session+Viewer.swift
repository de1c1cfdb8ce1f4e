import Conversation
import History

/// What of another Skein's session is shown here.
extension Session {
  /// Another Skein has the session.
  struct Elsewhere: Sendable {
    var owner: SessionOwner
    /// How it stands there, where it told.
    var summary: SessionSummary?
    /// What is open there, while the session is on the screen here.
    var requests: [PermissionRequest] = []
  }

  /// As the owner tells it, which calls its user for its open requests.
  var summary: SessionSummary {
    guard let elsewhere, !hold.isOwned else { return state.summary }
    var summary = elsewhere.summary ?? state.summary
    summary.owner = elsewhere.owner
    summary.requests = 0
    summary.place = state.record.place
    return summary
  }

  var view: SessionView {
    var view = state.view
    view.summary = summary
    if !hold.isOwned, let elsewhere { view.requests = elsewhere.requests }
    return view
  }

  /// Takes in how the session stands in another Skein; nil when that has let go of it.
  func take(_ new: Elsewhere?) async {
    guard !hold.isOwned, handing == nil, link == nil else { return }
    if let new {
      elsewhere = new
      announce()
    } else {
      await lookForOwner()
    }
  }

  /// Takes in what another Skein changed of a session in the list.
  func compare(with record: SessionRecord) async {
    guard !hold.isOwned, handing == nil, record.listing != state.record.listing else { return }
    let wasArchived = state.record.isArchived
    // As it is by now: this program may have changed it since that was read.
    await readRecord()
    guard state.record.isArchived != wasArchived else { return announce() }
    if wasArchived {
      announce()
      context.mailbox.post(.summary(summary))
    } else {
      context.mailbox.post(.removed(id))
    }
  }

  /// Finds out who has the session now, and reads what was written meanwhile.
  func lookForOwner() async {
    guard !hold.isOwned, link == nil else { return }
    let holder = context.sharing?.holder(of: id)
    elsewhere = holder.map { Elsewhere(owner: SessionOwner(process: $0.process), summary: nil) }
    if hold.isForeign {
      await read(now: .now())
      if holder == nil { settleCopy(now: .now()) }
      announce()
      if state.isOpen { context.mailbox.post(.opened(view)) }
    } else {
      await readRecord()
      announce()
    }
  }

  /// Nobody works in the session: what still ran has ended, though only its next owner writes that down.
  private func settleCopy(now: Timestamp) {
    for block in state.transcript.blocks where block.isLive {
      if let settled = block.settled(as: .interrupted, now: now) { state.transcript.apply(.put(settled)) }
    }
  }

  /// Follows the owner's session for as long as it is on screen here. Where nobody has it any more it is as free as any other.
  func follow() async {
    guard hold.isForeign, state.isOpen, handing == nil, link == nil, let sharing = context.sharing else { return }
    guard let holder = sharing.holder(of: id) else { return await lookForOwner() }
    if elsewhere?.owner.process != holder.process {
      elsewhere = Elsewhere(owner: SessionOwner(process: holder.process))
    }
    linkNumber += 1
    let number = linkNumber
    let request = SharingRequest(ask: .follow, session: id)
    guard let address = holder.address, let wire = sharing.connect(address, limit: Self.longestView, request) else {
      return
    }
    link = wire
    wire.whenOver { [inbox] in inbox.yield(.linkEnded(number)) }
    wire.start { [inbox, weak wire] line in
      guard let kind = SharingLine.value(Event.Kind.self, in: line) else {
        wire?.end()
        return
      }
      inbox.yield(.followed(number, kind))
    }
  }

  /// The longest line that an owner may send, in bytes: a session as it stands, with its newest blocks.
  private static var longestView: Int { 256 << 20 }

  func followed(_ number: Int, _ kind: Event.Kind) {
    guard number == linkNumber, link != nil, hold.isForeign else { return }
    switch kind {
    case .opened(let view) where view.summary.id == id:
      state.transcript = view.transcript
      elsewhere?.summary = view.summary
      elsewhere?.requests = view.requests
      announce()
      context.mailbox.post(.opened(self.view))
      hasFollowed = true
    case .transcript(id, let change):
      state.transcript.apply(change)
      context.mailbox.post(.transcript(id, change))
    case .requests(id, let requests):
      elsewhere?.requests = requests
      context.mailbox.post(.requests(id, requests))
    case .summary(let summary) where summary.id == id: elsewhere?.summary = summary
    default: break
    }
  }

  /// The owner let go, ended or was killed; or it was too slow for us, or we for it.
  func linkEnded(_ number: Int) async {
    guard number == linkNumber, link != nil else { return }
    link = nil
    dropRequests()
    guard hold.isForeign, state.isOpen else { return }
    // A process that ends gives up its connections before its locks.
    if context.sharing?.holder(of: id) == nil { return await lookForOwner() }
    let pause: Duration = hasFollowed ? .milliseconds(200) : .seconds(2)
    hasFollowed = false
    Task { [inbox] in
      try? await Task.sleep(for: pause)
      inbox.yield(.followAgain)
    }
  }

  func stopFollowing() {
    link?.end()
    link = nil
    dropRequests()
  }

  /// What is no longer told is not known to be open.
  private func dropRequests() {
    guard elsewhere?.requests.isEmpty == false else { return }
    elsewhere?.requests = []
    context.mailbox.post(.requests(id, []))
  }

  /// Hands an answer to the owner, which gives it if that very request is still open there.
  func send(_ answer: PermissionAnswer, to id: RequestID) {
    guard let request = elsewhere?.requests.first(where: { $0.id == id }), let sharing = context.sharing,
      let address = sharing.holder(of: self.id)?.address,
      let call = SharingCall(
        SharingRequest(ask: .answer, session: self.id, request: id, asked: request.asked, answer: answer), at: address,
        of: sharing)
    else { return failed(to: id, Problem.requestIsGone) }
    Task {
      let outcome = await call.outcome(hearing: .seconds(2), patience: .seconds(5))
      call.end()
      guard case .answered(let reply) = outcome else {
        return self.failed(to: id, "The Skein that has the session does not answer: the request may be open there yet.")
      }
      if let problem = reply.problem { self.failed(to: id, problem) }
    }
  }

  /// The request is shown again where it still is open.
  private func failed(to request: RequestID, _ words: String) {
    context.mailbox.post(.problem(Problem(.other, session: id, words)))
    context.mailbox.post(.requests(id, elsewhere?.requests ?? []))
  }
}
