import Conversation

/// What the screen keeps of one session while others are shown, so that coming back is instant.
struct SessionPane: Sendable {
  var transcript = TranscriptPane()
  var composer = Composer()
  /// What could stand where the cursor is; nil while nothing of the kind is written.
  var completion: Completion?
  var found = FoundFiles()
  /// Where what is written begins whose list was closed.
  var dismissed: Int?
  var permissions = PermissionSurface()
  var queue: [Prompt] = []
  var agent: AgentInfo?
  /// Another Skein has the session.
  var isViewing = false
  /// The user marked it unread: it stays so until it is left and shown again.
  var staysUnread = false
  /// The engine told all of it; until then only what was typed is here.
  var isLoaded = false
  /// The draft that the engine was last told.
  var savedDraft = Draft()
  /// The text of the prompt that came back last.
  var returned: String?
  /// Older blocks before this one were asked for.
  var askedEarlier: BlockID?
  /// A message that was asked for and is not shown yet.
  var jump: JumpTarget?
  /// Prompts that are withdrawn to be set aside instead of going back into the composer.
  var discarding: Set<PromptID> = []

  /// The held prompt that stood behind the one that was taken back to be edited.
  var edited: PromptID?

  /// The prompts that no turn has taken in.
  var waiting: [Prompt] { queue.filter { $0.delivery != .taken } }

  mutating func open(_ view: SessionView) {
    queue = view.queue
    agent = view.agent
    permissions.set(view.requests)
    transcript.folder = view.summary.options.folder
    let wasViewing = isViewing
    isViewing = view.summary.owner != nil
    if isLoaded {
      if wasViewing, !isViewing { takeOverDraft(view.draft) }
      // Nothing changed since it was here: what is laid out and where it was scrolled to stays.
      let merged = transcript.transcript.continued(by: view.transcript)
      if transcript.transcript != merged { transcript.renew(merged) }
      return
    }
    transcript.open(view.transcript, scroll: view.scroll)
    recallPrompts(of: view.transcript.blocks)
    let typed = composer.text
    // The draft of a session that is viewed is its owner's.
    let draft = isViewing ? Draft() : view.draft
    composer.set(draft)
    savedDraft = composer.draft
    if !typed.isEmpty {
      composer.edit { $0.moveToEnd() }
      _ = composer.paste(draft.text.isEmpty ? typed : "\n" + typed)
    }
    isLoaded = true
  }

  /// The session was viewed and is this Skein's now: its draft comes too, and what was typed here is kept before it.
  private mutating func takeOverDraft(_ draft: Draft) {
    savedDraft = draft
    if composer.isEmpty {
      composer.set(draft)
    } else if !draft.text.isEmpty, draft.text != composer.text {
      composer.recall.add(draft.text)
    }
  }

  mutating func prepend(_ blocks: [Block], hasEarlier: Bool) {
    transcript.prepend(blocks, hasEarlier: hasEarlier)
    askedEarlier = nil
    recallPrompts(of: blocks)
  }

  private mutating func recallPrompts(of blocks: [Block]) {
    let prompts = blocks.compactMap { block in
      if case .prompt(let prompt) = block.content { prompt } else { nil }
    }
    for image in prompts.flatMap(\.images) { composer.folds.know(image) }
    composer.recall.prepend(prompts.map(\.text))
  }
}
