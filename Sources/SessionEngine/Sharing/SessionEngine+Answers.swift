import Conversation

/// What this Skein answers when another one asks.
extension SessionEngine {
  static func lock(
    of sharing: SessionSharing?
  ) -> (@Sendable (SessionID) throws(Problem) -> AnyObject & Sendable)? {
    guard let sharing else { return nil }
    return { session throws(Problem) in try sharing.lock(session) }
  }

  func answer(_ request: SharingRequest, _ wire: Wire) async {
    switch request.ask {
    case .state:
      var mine: [SessionSummary] = []
      for session in sessions.values where await session.isOwned { mine.append(await session.summary) }
      wire.reply(SharingReply(sessions: mine))
      wire.end(afterSeconds: Self.farewell)
    case .release: await release(request.session, to: wire)
    case .stop: await halt(request.session, for: wire)
    case .answer: await settle(request, for: wire)
    case .follow: follow(request.session, wire)
    case .watch: await watch(wire)
    case .changed:
      wire.end()
      await listChanged()
    case .carryOut: await carryOut(request.command, in: request.session, for: wire)
    case .hello:
      wire.reply(SharingReply(done: true))
      wire.end(afterSeconds: Self.farewell)
      if let address = request.address { await watch(address) }
    }
  }

  /// How long an asker may stay after its answer, in seconds.
  private static let farewell = 5
  private static let notHere = SharingReply(problem: "That Skein does not have the session any more; try again.")

  private func release(_ id: SessionID?, to wire: Wire) async {
    guard let session = id.flatMap({ sessions[$0] }) else { return wire.reply(Self.notHere) }
    wire.reply(SharingReply(heard: true))
    let outcome = await withCheckedContinuation { done in
      if case .terminated = session.inbox.yield(.release(Release(process: wire.peer, done: done))) {
        done.resume(returning: .notHere)
      }
    }
    switch outcome {
    case .done:
      wire.whenOver { session.inbox.yield(.handedOver(wire.peer)) }
      wire.reply(SharingReply(done: true))
    case .notHere: wire.reply(Self.notHere)
    case .refused(let problem): wire.reply(SharingReply(problem: problem))
    }
    wire.end(afterSeconds: Self.farewell)
  }

  private func halt(_ id: SessionID?, for wire: Wire) async {
    guard let session = id.flatMap({ sessions[$0] }) else { return wire.reply(Self.notHere) }
    wire.reply(SharingReply(heard: true))
    let isHere = await withCheckedContinuation { done in
      if case .terminated = session.inbox.yield(.halt(done)) { done.resume(returning: false) }
    }
    wire.reply(isHere ? SharingReply(done: true) : Self.notHere)
    wire.end(afterSeconds: Self.farewell)
    if isHere {
      let words = "The agent was stopped from another Skein (process \(wire.peer))."
      events.post(.problem(Problem(.other, session: id, words)))
    }
  }

  private func carryOut(_ command: Command?, in id: SessionID?, for wire: Wire) async {
    defer { wire.end(afterSeconds: Self.farewell) }
    guard let command, command.isAboutPlace, let session = id.flatMap({ sessions[$0] }), await session.isOwned else {
      return wire.reply(Self.notHere)
    }
    wire.reply(SharingReply(heard: true))
    do throws(Problem) {
      try await carryOutHere(command, in: session)
      // Who asked reads it in the history.
      await context.writer.commit()
      wire.reply(SharingReply(done: true))
    } catch {
      wire.reply(SharingReply(problem: error.text))
    }
  }

  private func settle(_ request: SharingRequest, for wire: Wire) async {
    guard let session = request.session.flatMap({ sessions[$0] }), let answer = request.answer,
      let id = request.request, let asked = request.asked
    else { return wire.reply(Self.notHere) }
    wire.reply(SharingReply(heard: true))
    let isAnswered = await withCheckedContinuation { done in
      let remote = RemoteAnswer(request: id, asked: asked, answer: answer, done: done)
      if case .terminated = session.inbox.yield(.answeredElsewhere(remote)) { done.resume(returning: false) }
    }
    wire.reply(isAnswered ? SharingReply(done: true) : SharingReply(problem: Problem.requestIsGone))
    wire.end(afterSeconds: Self.farewell)
  }

  private func follow(_ id: SessionID?, _ wire: Wire) {
    let mailbox = EventMailbox()
    if let session = id.flatMap({ sessions[$0] }) {
      wire.whenOver { session.inbox.yield(.unfollow(mailbox)) }
      session.inbox.yield(.follow(mailbox))
    } else {
      mailbox.post(.closed)
    }
    wire.stream(mailbox)
  }

  private func watch(_ wire: Wire) async {
    let mailbox = EventMailbox()
    let lookouts = context.lookouts
    let number = lookouts.add(mailbox)
    wire.whenOver { lookouts.remove(number) }
    wire.stream(mailbox)
    for session in sessions.values where await session.isOwned { mailbox.post(.summary(await session.summary)) }
  }
}
