import Conversation

/// Commands on their way to the engine. They leave after the frame that shows what their key did, in order; a draft waits for a
/// short pause in the typing, since every key changes it.
struct CommandOutbox {
  /// Milliseconds without a further change after which a draft is saved; with the engine's own delay it is on disk soon after.
  static let draftDelay: Int64 = 60

  private var ready: [Command] = []
  private var draft: (session: SessionID, draft: Draft)?
  /// When the draft is due.
  private(set) var due: Timestamp?

  mutating func add(_ command: Command, now: Timestamp) {
    guard case .saveDraft(let session, let new) = command else {
      settleDraft()
      ready.append(command)
      return
    }
    if draft?.session != session { settleDraft() }
    draft = (session, new)
    due = Timestamp(milliseconds: now.milliseconds + Self.draftDelay)
  }

  /// What is to be sent now; `all` takes the draft too, due or not.
  mutating func take(now: Timestamp, all: Bool = false) -> [Command] {
    if let due, all || due <= now { settleDraft() }
    defer { ready = [] }
    return ready
  }

  private mutating func settleDraft() {
    if let draft { ready.append(.saveDraft(draft.session, draft.draft)) }
    draft = nil
    due = nil
  }
}
