import Agents
import Conversation
import History

/// A session's shell: owns its state, its connection and its place in the history, and carries out what the state decides.
///
/// Inputs are handled one after the other. A session is in memory, and locked for this program, while it is on screen, its agent
/// runs or somebody follows it; otherwise only its record is.
actor Session {
  nonisolated let id: SessionID
  nonisolated let inbox: AsyncStream<SessionInput>.Continuation

  private let inputs: AsyncStream<SessionInput>
  let context: SessionContext
  var state: SessionState
  var hold: Hold
  /// The front end has shown the session and follows its transcript.
  var isWatched = false
  var connection: (any AgentConnection)?
  var connectionNumber = 0
  /// How the agent was started last.
  var launch: AgentLaunch?
  /// How that agent's process ended; nil while it runs.
  var agentEnd: AgentEnd?
  var watchers: [UpdateWatcher] = []
  var closers: [CheckedContinuation<Void, Never>] = []
  var told: Told
  /// Others that want the session, once its agent is gone.
  var releases: [Release] = []
  var halts: [CheckedContinuation<Bool, Never>] = []
  /// The process that is about to take the session: until it has, nothing here takes it back.
  var handing: Int32?
  /// Other Skeins that show the session.
  var followers: [EventMailbox] = []
  /// The other Skein that has the session, as far as is known here.
  var elsewhere: Elsewhere?
  /// The connection to it while the session is on screen.
  var link: Wire?
  var linkNumber = 0
  /// The last connection told something.
  var hasFollowed = false

  /// Whether this program may change the session.
  enum Hold {
    /// Not in memory.
    case none
    /// In memory, and no other program writes it. The object is the lock, nil where none is needed.
    case owned((any AnyObject & Sendable)?)
    /// Another Skein has it, or had it last; what is in memory is a copy to read.
    case foreign

    var isOwned: Bool { if case .owned = self { true } else { false } }
    var isForeign: Bool { if case .foreign = self { true } else { false } }
  }

  /// What was announced last; what differs afterwards is announced again.
  struct Told {
    var summary: SessionSummary
    var record: SessionRecord
    var requests: [PermissionRequest] = []
    var tasks: [BackgroundTask] = []
    var agent: AgentInfo?
    var need: Residency.Need?
  }

  init(record: SessionRecord, context: SessionContext) {
    id = record.id
    self.context = context
    state = SessionState(record: record, transcript: Transcript())
    hold = .none
    told = Told(summary: state.summary, record: record)
    (inputs, inbox) = AsyncStream.makeStream()
  }

  func run() async {
    for await input in inputs {
      await handle(input)
    }
  }

  var record: SessionRecord { state.record }
  var isOwned: Bool { hold.isOwned }

  private func handle(_ input: SessionInput) async {
    let now = Timestamp.now()
    switch input {
    case .command(let command): await handle(command, now: now)
    case .awaited(let command, let done):
      await handle(command, now: now)
      let problem = state.firstProblem
      await settle(now: now)
      done.resume(returning: problem)
      return
    case .rewind(let plan, let done):
      let foreign = await load(now: now)
      if foreign == nil { state.rewind(plan, now: now) }
      let problem = foreign ?? state.firstProblem
      await settle(now: now)
      done.resume(returning: problem)
      return
    case .shown(let isShown): await show(isShown, now: now)
    case .agent(let number, let events):
      guard number == connectionNumber else { return }
      for event in events {
        if case .line(let line) = event {
          tell(.line(line))
          continue
        }
        if case .ended(let end) = event { agentEnd = end }
        state.receive(event, recalled: await recall(after: event), now: now)
      }
      if events.contains(where: { if case .ended = $0 { true } else { false } }) {
        connection = nil
        endHalts()
      }
    case .rest: state.rest()
    case .supervise:
      // Where another program has the session, that program looks after it.
      if await load(now: now) == nil { state.supervise() }
    case .watch(let watcher):
      await load(now: now)
      watchers.append(watcher)
      if watcher.wantsLines { connection?.tellLines(true) }
      watcher.ready()
    case .view(let reader):
      await load(now: now)
      reader.resume(returning: view)
    case .release(let release): beginRelease(release)
    case .handedOver(let process): await handedOver(to: process)
    case .halt(let halt):
      guard hold.isOwned else { return halt.resume(returning: false) }
      halts.append(halt)
      state.stop()
    case .own(let done):
      let problem = await load(now: now)
      await settle(now: now)
      done.resume(returning: problem)
      return
    case .answeredElsewhere(let remote): take(remote, now: now)
    case .follow(let mailbox): await follow(mailbox)
    case .unfollow(let mailbox): followers.removeAll { $0 === mailbox }
    case .followed(let number, let kind): followed(number, kind)
    case .linkEnded(let number): await linkEnded(number)
    case .followAgain: await follow()
    case .listed(let record, let done):
      await compare(with: record)
      done?.resume()
    case .close(let closer):
      closers.append(closer)
      state.stop()
    }
    await settle(now: now)
  }

  private func handle(_ command: Command, now: Timestamp) async {
    if case .loadEarlier(_, let before, let count) = command {
      await loadEarlier(before: before, count: count)
      return
    }
    if case .answer(_, let request, let answer) = command, hold.isForeign { return send(answer, to: request) }
    if case .loadThrough(_, let block, let before) = command { return await loadThrough(block, before: before) }
    if let problem = await load(now: now) {
      refuse(command, because: problem)
      return
    }
    switch command {
    case .submit(_, let prompt, let holds):
      if let problem = await OutgoingPrompt.problem(with: prompt, of: state.record, in: context) {
        refuse(command, because: problem)
      } else {
        state.submit(prompt, holds: holds, now: now)
      }
    case .reorder(_, let prompt, let place): state.reorder(prompt, to: place)
    case .findFiles(_, let query): state.suggestFiles(query)
    case .withdraw(_, let prompt): state.withdraw(prompt)
    case .sendHeld(_, let prompt): state.sendHeld(prompt, now: now)
    case .discard(_, let prompt): state.discard(prompt)
    case .interrupt: state.interrupt()
    case .answer(_, let request, let answer): state.answer(request, answer, now: now)
    case .setModel(_, let model): state.setModel(model)
    case .setPermissionMode(_, let mode): state.setMode(mode)
    case .rename(_, let name): state.record.name = name
    case .configure(_, let options): state.configure(options)
    case .setMetadata(_, let key, let json): state.record.metadata.set(key, to: json, at: now)
    case .stop: state.stop()
    case .retry: state.tryAgain(now: now)
    case .clear: state.clear(now: now)
    case .archive(_, let isAway): if isAway { state.archive() } else { state.record.isArchived = false }
    case .changeAgent(_, let profile): state.changeAgent(profile, title: context.title(profile), now: now)
    case .saveDraft(_, let draft): state.record.draft = draft
    case .saveScroll(_, let scroll): state.record.scroll = scroll
    case .markRead: state.record.unread = 0
    case .markUnread: state.record.unread = max(1, state.record.unread)
    case .pin(_, let isPinned): state.record.isPinned = isPinned
    // Where it comes to stand was worked out over all sessions.
    case .move(_, let place): state.record.place = place
    case .create, .open, .openBeside, .exchange, .delete, .usage, .close, .loadEarlier, .loadThrough, .search,
      .listAbsent, .restore, .purge, .removeOwnRecord, .fork, .rewind, .listPrompts, .takeOver, .checkImage,
      .recallPrompts:
      break
    case .previewRewind(_, let prompt): state.previewRewind(to: prompt)
    case .stopTask(_, let task): connection?.send(.stopTask(task))
    }
  }

  /// The session cannot be changed here. What was typed goes back to whoever typed it.
  private func refuse(_ command: Command, because problem: Problem) {
    switch command {
    case .submit(_, let prompt, _):
      state.act(.withdrawn(prompt))
      state.act(.problem(problem))
    case .saveDraft, .saveScroll, .markRead, .findFiles: break
    default: state.act(.problem(problem))
    }
  }

  private func show(_ isShown: Bool, now: Timestamp) async {
    state.isOpen = isShown
    guard isShown else { return }
    let problem = await load(now: now)
    isWatched = true
    if hold.isOwned {
      state.record.opened = now
      state.record.unread = 0
      state.record.isArchived = false
    }
    // Changes that are not yet announced are part of the view.
    await perform(state.takeActions())
    announce()
    context.mailbox.post(.opened(view))
    guard let problem else { return }
    // Where the owner is known the summary names it.
    if elsewhere == nil { context.mailbox.post(.problem(problem)) }
    await follow()
  }
}
