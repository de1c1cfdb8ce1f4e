import Agents
import Conversation
import History

/// A session's shell: owns its state, its connection and its place in the history, and carries out what the state decides.
actor Session {
  nonisolated let id: SessionID
  nonisolated let inbox: AsyncStream<SessionInput>.Continuation

  private let inputs: AsyncStream<SessionInput>
  private let context: SessionContext
  private var state: SessionState
  private var isLoaded: Bool
  /// The front end has shown the session and follows its transcript.
  private var isWatched = false
  private var connection: (any AgentConnection)?
  private var connectionNumber = 0
  private var lock: (any AnyObject & Sendable)?
  private var watchers: [UpdateWatcher] = []
  private var closers: [CheckedContinuation<Void, Never>] = []
  private var told: Told

  /// What was announced last; what differs afterwards is announced again.
  private struct Told {
    var summary: SessionSummary
    var record: SessionRecord
    var requests: [PermissionRequest] = []
    var tasks: [BackgroundTask] = []
    var agent: AgentInfo?
  }

  init(record: SessionRecord, isNew: Bool, context: SessionContext) {
    id = record.id
    self.context = context
    state = SessionState(record: record, transcript: Transcript())
    isLoaded = isNew
    told = Told(summary: state.summary, record: record)
    (inputs, inbox) = AsyncStream.makeStream()
  }

  func run() async {
    for await input in inputs {
      await handle(input)
    }
  }

  var summary: SessionSummary { state.summary }
  var record: SessionRecord { state.record }

  private func handle(_ input: SessionInput) async {
    let now = Timestamp.now()
    switch input {
    case .command(let command): await handle(command, now: now)
    case .shown(let isShown):
      await show(isShown, now: now)
    case .agent(let number, let events):
      guard number == connectionNumber else { return }
      for event in events { state.receive(event, now: now) }
      if case .ended? = events.last { connection = nil }
    case .move(let place): state.record.place = place
    case .watch(let watcher):
      await load()
      watchers.append(watcher)
      watcher.ready()
    case .view(let reader):
      await load()
      reader.resume(returning: state.view)
    case .close(let closer):
      closers.append(closer)
      state.stop()
    }
    await settle(now: now)
  }

  private func handle(_ command: Command, now: Timestamp) async {
    switch command {
    case .submit(_, let prompt, let holds):
      await load()
      state.submit(prompt, holds: holds, now: now)
    case .loadEarlier(_, let before, let count): await loadEarlier(before: before, count: count)
    case .withdraw(_, let prompt): state.withdraw(prompt)
    case .sendHeld(_, let prompt):
      await load()
      state.sendHeld(prompt, now: now)
    case .discard(_, let prompt): state.discard(prompt)
    case .interrupt: state.interrupt()
    case .answer(_, let request, let answer): state.answer(request, answer, now: now)
    case .setModel(_, let model): state.setModel(model)
    case .setPermissionMode(_, let mode): state.setMode(mode)
    case .rename(_, let name): state.record.name = name
    case .stop: state.stop()
    case .changeAgent(_, let profile):
      await load()
      state.changeAgent(profile, title: context.title(profile), now: now)
    case .saveDraft(_, let draft): state.record.draft = draft
    case .saveScroll(_, let scroll): state.record.scroll = scroll
    case .markRead: state.record.unread = 0
    case .create, .open, .delete, .close: break
    }
  }

  private func show(_ isShown: Bool, now: Timestamp) async {
    state.isOpen = isShown
    guard isShown else { return }
    await load()
    isWatched = true
    state.record.opened = now
    state.record.unread = 0
    // Changes that are not yet announced are part of the view.
    await perform(state.takeActions())
    announce()
    context.mailbox.post(.opened(state.view))
  }

  private func load() async {
    guard !isLoaded else { return }
    isLoaded = true
    do throws(HistoryProblem) {
      let window = try await context.store.blocks(of: id, before: nil, count: SessionContext.window)
      state.transcript = Transcript(blocks: window.blocks, hasEarlier: window.hasEarlier)
      try await loadToScrollPlace()
    } catch {
      state.act(.problem(Problem(.storage, session: id, error.description)))
    }
    state.recover(now: .now())
  }

  /// A session that was left scrolled back is shown where it was left.
  private func loadToScrollPlace() async throws(HistoryProblem) {
    guard let place = state.record.scroll?.block else { return }
    while state.transcript.hasEarlier, let first = state.transcript.blocks.first?.id, first > place,
      state.transcript.blocks.count < SessionContext.mostLoaded
    {
      let window = try await context.store.blocks(of: id, before: first, count: SessionContext.mostBlocks)
      guard !window.blocks.isEmpty else { return }
      state.transcript.prepend(window.blocks, hasEarlier: window.hasEarlier)
    }
  }

  private func loadEarlier(before: BlockID, count: Int) async {
    // What was forgotten from memory must be on disk before it is read from there.
    await context.writer.commit()
    do throws(HistoryProblem) {
      let window = try await context.store.blocks(of: id, before: before, count: count)
      context.mailbox.post(.earlier(id, blocks: window.blocks, hasEarlier: window.hasEarlier))
    } catch {
      context.mailbox.post(.problem(Problem(.storage, session: id, error.description)))
    }
  }
}

extension Session {
  /// Carries out what the state decided, tells what changed, and lets go of what is over.
  private func settle(now: Timestamp) async {
    state.refreshStatus(now: now)
    await perform(state.takeActions())
    state.refreshStatus(now: now)
    announce()
    if state.turn == .none, state.transcript.blocks.count > SessionContext.mostBlocks {
      state.transcript.forget(allBut: SessionContext.window)
    }
    if state.process == .none {
      lock = nil
      if !closers.isEmpty {
        await context.writer.commit()
        for closer in closers { closer.resume() }
        closers = []
        for watcher in watchers { watcher.continuation.finish() }
        watchers = []
      }
    }
  }

  private func perform(_ actions: [SessionAction]) async {
    for action in actions {
      switch action {
      case .change(let change):
        if isWatched { context.mailbox.post(.transcript(id, change)) }
        context.writer.add(.transcript(id, change))
        tell(.transcript(change))
      case .commit:
        announce()
        await context.writer.commit()
      case .start(let conversation): start(conversation)
      case .send(let request): connection?.send(request)
      case .end(let isBusy): connection?.end(isBusy: isBusy)
      case .withdrawn(let prompt):
        context.mailbox.post(.withdrawn(id, prompt: prompt))
        tell(.withdrawn(prompt))
      case .problem(let problem):
        context.mailbox.post(.problem(problem))
        tell(.problem(problem))
      case .turnEnded(let end): tell(.turnEnded(end))
      }
    }
  }

  private func start(_ conversation: ConversationStart) {
    connectionNumber += 1
    let number = connectionNumber
    do throws(Problem) {
      if lock == nil { lock = try context.lock?(id) }
    } catch {
      tell(.problem(error))
      inbox.yield(.agent(connection: number, [.ended(AgentEnd(startFailure: error.text))]))
      return
    }
    let launch = AgentLaunch(session: id, options: state.record.options, conversation: conversation)
    connection = context.connector.connect(launch) { [inbox] events in
      inbox.yield(.agent(connection: number, events))
    }
  }

  private func announce() {
    let summary = state.summary
    if summary != told.summary {
      context.mailbox.post(.summary(summary))
      tell(.summary(summary))
    }
    if state.record.queue != told.record.queue, isWatched { context.mailbox.post(.queue(id, state.record.queue)) }
    if state.requests != told.requests {
      context.mailbox.post(.requests(id, state.requests))
      tell(.requests(state.requests))
    }
    if state.tasks != told.tasks, isWatched { context.mailbox.post(.tasks(id, state.tasks)) }
    if let agent = state.agent, agent != told.agent { context.mailbox.post(.agent(id, agent)) }
    if state.record != told.record { context.writer.add(.session(state.record)) }
    told = Told(
      summary: summary, record: state.record, requests: state.requests, tasks: state.tasks, agent: state.agent)
  }

  private func tell(_ update: SessionUpdate) {
    for watcher in watchers { watcher.continuation.yield(update) }
  }
}
