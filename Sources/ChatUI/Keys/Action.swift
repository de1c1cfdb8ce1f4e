/// Everything that a key can do. The raw value is the name by which a keymap file may bind it.
public enum Action: String, CaseIterable, Hashable, Sendable {
  // Composer.
  case send, hold, newline, complete
  case left, right, up, down, wordLeft, wordRight, lineStart, lineEnd
  case deleteBackward, deleteForward, killToEnd, killToStart, killBigWord, killWordBackward, killWordForward
  case yank, yankOlder, transpose, undo, recallSearch, editor
  case textStart, textEnd, transposeWords, upcaseWord, downcaseWord, capitalizeWord, deleteBlanks, redo, quotedInsert,
    yankLastArgument, unfold
  // The list of files or commands that opens while they are written.
  case completionTake, completionEnter, completionDown, completionUp, completionPageDown, completionPageUp,
    completionClose
  // The whole screen.
  case escape, cancel, leave, quit, suspend, repaint, help, palette
  case pageUp, pageDown, follow, toggleDetail, cycleMode, chooseMode, chooseModel, useRealAgent
  case chooseTheme
  case copyReply
  // Sessions.
  case goTo1, goTo2, goTo3, goTo4, goTo5, goTo6, goTo7, goTo8, goTo9
  case previousSession, nextSession, lastSession, nextAttention, oldestPermission, inbox
  case sidebar, newSession, renameSession, switchSession, stopAgent, deleteSession, queue
  case takeOver
  // What is on the screen.
  case zoom, split, otherPane, usage, usageGrouping
  // Search over all sessions.
  case searchAll, searchOrder
  case forkSession, rewindSession, tasks, stopTask
  // Care for sessions.
  case archiveSession, archived, trash, exportSession, awayPurge, awayOther, fieldOptions, formNext, formPrevious
  /// The agent forgets what was said in this session.
  case clearContext
  /// Start an agent that failed again.
  case tryAgain
  // Sidebar.
  case sidebarDown, sidebarUp, sidebarFirst, sidebarLast, sidebarOpen, sidebarNew, sidebarRename, sidebarStop,
    sidebarDelete, sidebarFilter, sidebarPin, sidebarUnread, sidebarMoveDown, sidebarMoveUp, filterKeep
  case groupSessions
  // Browsing the transcript.
  case browse, browseDown, browseUp, browseHalfDown, browseHalfUp, browsePageDown, browsePageUp, browseFirst,
    browseLast, browseNextBlock, browsePreviousBlock, browseNextPrompt, browsePreviousPrompt, browseNextCode,
    browsePreviousCode, browseFold, browseSearch, browseNextMatch, browsePreviousMatch, searchTake, browseSelect,
    browseCopy, browseOpen, browseFork, findPlaces, mouse
  // Permission requests.
  case allow, allowForSession, chooseRules, deny, denyWithNote, wholeRequest, requestDown, requestUp,
    requestPageDown, requestPageUp
  case approvePlan, approvePlanWithEdits, sendPlanBack
  case answerDown, answerUp, answerToggle, answerNext, answerBack
  // Lists, fields and notes over the screen.
  case listDown, listUp, listTake, listPageDown, listPageUp
  case inboxNext, inboxPrevious, inboxGo
  case queueEdit, queueDelete, queueSend, queueMoveDown, queueMoveUp, queueClear
  case confirm

  /// The number of the session that a `goTo` leads to, from 1.
  var sessionNumber: Int? {
    guard rawValue.hasPrefix("goTo") else { return nil }
    return Int(rawValue.dropFirst(4))
  }
}
