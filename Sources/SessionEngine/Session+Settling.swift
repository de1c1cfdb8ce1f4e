import Agents
import Conversation
import History

/// What follows each input: actions carried out, changes told, and what is over let go.
extension Session {
  func settle(now: Timestamp) async {
    state.refreshStatus(now: now)
    // An agent that ended by itself just then was started again.
    if !releases.isEmpty { state.stop() }
    await perform(state.takeActions())
    state.refreshStatus(now: now)
    announce()
    if state.turn == .none, state.transcript.blocks.count > SessionContext.mostBlocks {
      state.transcript.forget(allBut: SessionContext.window)
    }
    guard state.process == .none else { return }
    endHalts()
    if !releases.isEmpty { await letGo() }
    if !closers.isEmpty {
      for watcher in watchers { watcher.continuation.finish() }
      watchers = []
      state.isOpen = false
    }
    await unloadIfUnused()
    for closer in closers { closer.resume() }
    closers = []
  }

  func endHalts() {
    for halt in halts { halt.resume(returning: true) }
    halts = []
  }

  func perform(_ actions: [SessionAction]) async {
    for action in actions {
      switch action {
      case .change(let change):
        if isWatched { context.mailbox.post(.transcript(id, change)) }
        for follower in followers { follower.post(.transcript(id, change)) }
        context.writer.add(.transcript(id, change))
        tell(.transcript(change))
      case .commit:
        announce()
        await context.writer.commit()
      case .start(let conversation): start(conversation)
      case .send(let request): connection?.send(await outgoing(request))
      case .end(let isBusy): connection?.end(isBusy: isBusy)
      case .withdrawn(let prompt):
        context.mailbox.post(.withdrawn(id, prompt: prompt))
        tell(.withdrawn(prompt))
      case .problem(let problem):
        context.mailbox.post(.problem(problem))
        tell(.problem(problem))
      case .spent(let spending): context.writer.add(.spent(spending))
      case .filesFound(let query, let paths):
        context.mailbox.post(.filesFound(id, query: query, paths: paths, isAgents: true))
      case .filesRewound(let rewind):
        context.mailbox.post(.filesRewound(id, rewind))
        tell(.filesRewound(rewind))
      case .turnEnded(let end): tell(.turnEnded(end))
      case .turnLost(let reason): tell(.turnLost(reason))
      }
    }
  }

  /// A prompt gets its files and pictures only on its way out.
  private func outgoing(_ request: AgentRequest) async -> AgentRequest {
    guard case .prompt(let prompt) = request else { return request }
    let outgoing = await OutgoingPrompt.read(prompt, of: state.record, in: context)
    for problem in outgoing.problems { context.mailbox.post(.problem(problem)) }
    return outgoing.request
  }

  private func start(_ conversation: ConversationStart) {
    connectionNumber += 1
    let number = connectionNumber
    let launch = AgentLaunch(session: id, options: state.record.options, conversation: conversation)
    self.launch = launch
    agentEnd = nil
    connection = context.connector.connect(launch) { [inbox] events in
      inbox.yield(.agent(connection: number, events))
    }
    if watchers.contains(where: \.wantsLines) { connection?.tellLines(true) }
  }

  /// Asks the agent's own record about prompts whose fate the end of the agent leaves open.
  func recall(after event: AgentEvent) async -> AgentRecollection? {
    guard case .ended(let end) = event, !end.wasAsked, end.startFailure == nil, state.turn != .none else { return nil }
    let launch = AgentLaunch(
      session: id, options: state.record.options, conversation: .resume(state.record.conversation))
    return await context.connector.recall(state.promptsInDoubt, of: launch)
  }

  func announce() {
    let summary = summary
    if summary != told.summary {
      if hold.isOwned {
        for follower in followers { follower.post(.summary(summary)) }
        context.lookouts.post(.summary(summary))
      }
      if !state.record.isArchived { context.mailbox.post(.summary(summary)) }
      tell(.summary(summary))
    }
    if state.record.queue != told.record.queue, isWatched { context.mailbox.post(.queue(id, state.record.queue)) }
    if state.requests != told.requests {
      context.mailbox.post(.requests(id, state.requests))
      for follower in followers { follower.post(.requests(id, state.requests)) }
      tell(.requests(state.requests))
    }
    if state.tasks != told.tasks { context.mailbox.post(.tasks(id, state.tasks)) }
    if let agent = state.agent, agent != told.agent { context.mailbox.post(.agent(id, agent)) }
    if state.record != told.record, hold.isOwned { context.writer.add(.session(state.record)) }
    let need = state.need
    if need != told.need { context.residency.yield(ResidencyReport(session: id, need: need)) }
    told = Told(
      summary: summary, record: state.record, requests: state.requests, tasks: state.tasks, agent: state.agent,
      need: need)
  }

  /// Those who no longer listen are forgotten.
  func tell(_ update: SessionUpdate) {
    let hadReaders = watchers.contains(where: \.wantsLines)
    watchers.removeAll { watcher in
      if case .line = update, !watcher.wantsLines { return false }
      return if case .terminated = watcher.continuation.yield(update) { true } else { false }
    }
    if hadReaders, !watchers.contains(where: \.wantsLines) { connection?.tellLines(false) }
  }
}
