/// What a front end asks of the engine. Commands are carried out in the order in which they are given.
public enum Command: Hashable, Codable, Sendable {
  /// Make a session and announce it; an empty name takes a generated one. `opens` also shows it, as ``open(_:)``.
  case create(name: String, options: SessionOptions, opens: Bool)
  /// Show a session: answered by ``Event/Kind/opened(_:)``, followed by its changes. Marks it as the one used last.
  case open(SessionID)
  /// Show a second session beside the one that was opened, nil: none; answered as ``open(_:)``. Opening it makes it the first,
  /// and the one that was the second.
  case openBeside(SessionID?)
  /// Load up to `count` blocks older than `before`: answered by ``Event/Kind/earlier(_:blocks:hasEarlier:)``.
  case loadEarlier(SessionID, before: BlockID, count: Int)
  /// Load all blocks older than `before` down to `block`: answered by one or several ``Event/Kind/earlier(_:blocks:hasEarlier:)``.
  case loadThrough(SessionID, BlockID, before: BlockID)
  /// Look for words in all sessions: answered by ``Event/Kind/found(_:)``, repeatedly. Ends the search before. `folder` and `home`
  /// are what paths in the words start from.
  case search(String, folder: String, home: String?)
  /// Send a prompt; with `holds` it stays in Skein's queue, editable, until the running turn ends.
  case submit(SessionID, Prompt, holds: Bool)
  /// Take a prompt that no turn has taken in back into the composer: answered by ``Event/Kind/withdrawn(_:prompt:)`` if it was not too late.
  case withdraw(SessionID, PromptID)
  /// Send a held prompt now: to the running turn, or as the next one.
  case sendHeld(SessionID, PromptID)
  /// Throw a held prompt away.
  case discard(SessionID, PromptID)
  /// Move a held prompt to another place in the queue, counted from 0; prompts that are sent already stay in front.
  case reorder(SessionID, PromptID, to: Int)
  /// Look for files of the session's folder: answered by ``Event/Kind/filesFound(_:query:paths:isAgents:)``, maybe more than once.
  case findFiles(SessionID, query: String)
  /// Look at a file that may be a picture: answered by ``Event/Kind/imageChecked(_:path:_:)``.
  case checkImage(SessionID, path: String)
  /// Read prompts of all sessions: answered by ``Event/Kind/promptsRecalled(_:)``.
  case recallPrompts(count: Int)
  case interrupt(SessionID)
  case answer(SessionID, RequestID, PermissionAnswer)
  case setModel(SessionID, String?)
  case setPermissionMode(SessionID, PermissionMode)
  case rename(SessionID, String)
  /// Other options from the next start of the agent on; the model and the permission mode at once. The agent and the folder
  /// do not change: see ``changeAgent(_:profile:)``.
  case configure(SessionID, SessionOptions)
  /// Note something about a session, as JSON text; nil takes the key away.
  case setMetadata(SessionID, key: String, json: String?)
  /// End the agent's process; the session sleeps.
  case stop(SessionID)
  /// Make this Skein the owner of a session that another one has: that one ends its agent in order and lets go of it.
  case takeOver(SessionID)
  /// After the agent failed: start it again and send on what waits in the queue.
  case retry(SessionID)
  /// Begin with a fresh context; the transcript stays.
  case clear(SessionID)
  /// Tell the prompts that the agent still knows: answered by ``Event/Kind/prompts(_:_:)``.
  case listPrompts(SessionID)
  /// Make a session that goes on from the same words, or from those before a prompt, which then stands in its composer; the
  /// first one stays as it is. The new one is announced and opened.
  case fork(SessionID, at: PromptID?)
  /// Ask what taking the files back to before a prompt would change: answered by ``Event/Kind/filesRewound(_:_:)``.
  case previewRewind(SessionID, to: PromptID)
  /// Go back to before a prompt, with the conversation, the files or both; with the conversation the prompt comes back by
  /// ``Event/Kind/withdrawn(_:prompt:)``.
  case rewind(SessionID, to: PromptID, files: Bool, conversation: Bool)
  /// Stop a sub-agent or a command that runs beside the turn.
  case stopTask(SessionID, String)
  /// Put a session away, or back into the list.
  case archive(SessionID, Bool)
  /// List the sessions that are put away or in the trash: answered by ``Event/Kind/absent(_:)``.
  case listAbsent
  /// Bring a session that is put away or in the trash back into the list.
  case restore(SessionID)
  /// Remove a session for good: answered by ``Event/Kind/purged(_:name:ownRecord:)``.
  case purge(SessionID)
  /// Remove what the agent itself kept of a session that was removed for good.
  case removeOwnRecord(SessionID)
  /// Move a session to the trash.
  case delete(SessionID)
  /// Go on with another agent in the same session (from the demo to the real one); its transcript stays.
  case changeAgent(SessionID, profile: String)
  case saveDraft(SessionID, Draft)
  case saveScroll(SessionID, ScrollPlace?)
  case markRead(SessionID)
  /// Tell what was spent since then, nil: ever; answered by ``Event/Kind/usage(_:)``.
  case usage(since: Timestamp?)
  /// Let the session stand in the list as if something new had come.
  case markUnread(SessionID)
  /// Move a session to this place in the list, from 0, or as near to it as pinned ones and others stay apart.
  case move(SessionID, to: Int)
  /// Let two sessions change places; all others keep theirs.
  case exchange(SessionID, SessionID)
  /// Keep a session before those that are not pinned, or let it go back to its place.
  case pin(SessionID, Bool)
  /// End all agents in order, commit everything: answered by ``Event/Kind/closed``.
  case close
}
