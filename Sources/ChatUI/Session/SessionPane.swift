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
  /// The engine told all of it; until then only what was typed is here.
  var isLoaded = false
  /// The draft that the engine was last told.
  var savedDraft = Draft()
  /// Older blocks before this one were asked for.
  var askedEarlier: BlockID?
  /// A message that was asked for and is not shown yet.
  var jump: JumpTarget?
  /// Prompts that are withdrawn to be set aside instead of going back into the composer.
  var discarding: Set<PromptID> = []

  /// The prompts that no turn has taken in.
  var waiting: [Prompt] { queue.filter { $0.delivery != .taken } }

  mutating func open(_ view: SessionView) {
    queue = view.queue
    agent = view.agent
    permissions.set(view.requests)
    transcript.folder = view.summary.options.folder
    if isLoaded {
      // Nothing changed since it was here: what is laid out and where it was scrolled to stays.
      let merged = transcript.transcript.continued(by: view.transcript)
      if transcript.transcript != merged { transcript.renew(merged) }
      return
    }
    transcript.open(view.transcript, scroll: view.scroll)
    recallPrompts(of: view.transcript.blocks)
    let typed = composer.text
    composer.set(view.draft)
    savedDraft = composer.draft
    if !typed.isEmpty {
      composer.edit { $0.moveToEnd() }
      _ = composer.paste(view.draft.text.isEmpty ? typed : "\n" + typed)
    }
    isLoaded = true
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
