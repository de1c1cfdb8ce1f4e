import Conversation
import Terminal

extension ChatState {
  /// Takes what the engine tells.
  public mutating func receive(_ event: Event.Kind, now: Timestamp) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .sessions(let all): sessions = all.sorted { $0.precedes($1) }
    case .summary(let summary):
      effects = quietSignal(for: summary) + take(summary, now: now)
      noteRestored(summary.id, now: now)
    case .removed(let id): effects = remove(id)
    case .opened(let view): effects = open(view, now: now)
    case .earlier(let id, let blocks, let hasEarlier):
      panes[id]?.prepend(blocks, hasEarlier: hasEarlier)
      effects = settleJump(in: id, now: now)
    case .found(let results): search.take(results)
    case .absent(let all): away.take(all)
    case .purged(let id, let name, let ownRecord): notePurged(id, name: name, ownRecord: ownRecord, now: now)
    case .exported(let order, let outcome): noteExport(order, outcome, now: now)
    case .templates(let templates): take(templates)
    case .transcript(let id, let change):
      if panes[id]?.isLoaded == true { wholeLines(of: change, in: id).map { panes[id]?.transcript.apply($0) } }
    case .queue(let id, let prompts):
      panes[id]?.queue = prompts
      // Nothing is left to do in the panel.
      if id == current, case .queue = overlay, pane?.waiting.isEmpty == true { overlay = nil }
    case .filesFound(let id, let query, let paths, let isAgents):
      takeFiles(paths, for: query, isAgents: isAgents, in: id)
    case .imageChecked(let id, let path, let check): effects = takeCheck(check, of: path, in: id, now: now)
    case .promptsRecalled(let prompts): takeRecalled(prompts)
    case .requests(let id, let open):
      requests[id] = open.isEmpty ? nil : open
      panes[id]?.permissions.set(open)
    case .withdrawn(let id, let prompt): effects = takeBack(prompt, in: id)
    case .agent(let id, let info): panes[id]?.agent = info
    case .tasks(let id, let running): tasks[id] = running.isEmpty ? nil : running
    case .filesRewound(let id, let rewind): take(rewind, of: id)
    case .prompts(let id, let places): take(places, of: id)
    case .problem(let problem):
      refuseRewind(problem)
      // That no agent is installed keeps no session from coming.
      let isOfNew = problem.session == nil && problem.kind != .agentMissing
      if isOfNew, overlay == nil, var form = awaited?.form {
        form.problem = problem.text
        overlay = .form(form)
      } else {
        let name = problem.session.flatMap { summary($0)?.name }.map { "\($0): " } ?? ""
        say(name + problem.text, "status.failed", now: now, isProblem: true)
      }
      if isOfNew { giveUpAwaiting() }
    case .usage(let report): take(report)
    case .told(let words): say(words, now: now)
    case .closed: markClosed()
    }
    refreshInbox()
    keepNotes(now: now)
    return effects + readEffects() + wishes()
  }

  private mutating func take(_ summary: SessionSummary, now: Timestamp) -> [Effect] {
    guard let place = sessions.firstIndex(where: { $0.id == summary.id }) else {
      let place = sessions.firstIndex { summary.precedes($0) } ?? sessions.count
      sessions.insert(summary, at: place)
      return []
    }
    let old = sessions[place]
    sessions[place] = summary
    if let owner = old.owner, summary.owner == nil { forgetAsking(owner) }
    if old.place != summary.place || old.isPinned != summary.isPinned { sessions.sort { $0.precedes($1) } }
    return attention(from: old, to: summary, now: now)
  }

  private mutating func remove(_ id: SessionID) -> [Effect] {
    let place = sessions.firstIndex { $0.id == id } ?? 0
    sessions.removeAll { $0.id == id }
    panes[id] = nil
    requests[id] = nil
    tasks[id] = nil
    if last == id { last = nil }
    let beside = split?.other
    let ending = split != nil && (beside == id || current == id) ? endSplit() : []
    if sidebar.cursor == id { sidebar.cursor = sessions.isEmpty ? nil : sessions[min(place, sessions.count - 1)].id }
    guard current == id else { return ending }
    current = nil
    guard !sessions.isEmpty else { return ending }
    return ending + show(beside ?? last ?? sessions[min(place, sessions.count - 1)].id)
  }

  /// Fills a session's pane; it is shown where it was asked for, or where none is.
  private mutating func open(_ view: SessionView, now: Timestamp) -> [Effect] {
    let id = view.summary.id
    var effects = take(view.summary, now: now)
    panes[id, default: SessionPane()].open(view)
    requests[id] = view.requests.isEmpty ? nil : view.requests
    tasks[id] = view.tasks.isEmpty ? nil : view.tasks
    let isAwaited = awaited.map { !$0.known.contains(id) } ?? false
    if current == nil || (isAwaited && id != current) {
      effects += leaveCurrent()
      noteFocus(on: id)
      last = current
      current = id
    }
    effects += settleJump(in: id, now: now)
    if id == current { effects += draftEffects() }
    return isAwaited ? effects + stopAwaiting(now: now) : effects
  }

  /// A prompt came back: into the composer, or aside, as its withdrawal was meant.
  private mutating func takeBack(_ prompt: Prompt, in id: SessionID) -> [Effect] {
    panes[id]?.queue.removeAll { $0.id == prompt.id }
    if panes[id]?.discarding.remove(prompt.id) != nil {
      panes[id]?.composer.setAside(prompt)
      return []
    }
    panes[id, default: SessionPane()].composer.restore(prompt)
    panes[id]?.returned = prompt.text
    // Before it was opened its draft is not known here, and must not be overwritten.
    guard panes[id]?.isLoaded == true else { return [] }
    let draft = panes[id]?.composer.draft ?? Draft()
    panes[id]?.savedDraft = draft
    return [.command(.saveDraft(id, draft))]
  }
}
