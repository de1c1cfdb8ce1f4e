import Conversation

/// One thing in the list of sessions.
enum SidebarEntry: Equatable, Sendable {
  /// What the sessions below it have in common.
  case heading(String)
  /// A session with its number, which is its place among all.
  case session(SessionSummary, number: Int)

  var session: SessionSummary? {
    if case .session(let session, _) = self { session } else { nil }
  }
}

extension Sidebar {
  /// What the list shows, from above: narrowed by the filter, and by folder where it is grouped. Pinned sessions are a group of their own.
  func entries(_ sessions: [SessionSummary], shown folder: (String) -> String) -> [SidebarEntry] {
    let numbered = sessions.enumerated().map { (session: $1, number: $0 + 1) }.filter { fits($0.session) }
    guard isGrouped else { return numbered.map { .session($0.session, number: $0.number) } }
    var headings: [String] = []
    var groups: [String: [SidebarEntry]] = [:]
    for (session, number) in numbered {
      let heading = session.isPinned ? "pinned" : folder(session.options.folder)
      if groups[heading] == nil { headings.append(heading) }
      groups[heading, default: []].append(.session(session, number: number))
    }
    return headings.flatMap { [.heading($0)] + (groups[$0] ?? []) }
  }

  /// Every word of the filter is in the name, the folder or the state.
  private func fits(_ session: SessionSummary) -> Bool {
    guard let words = filter?.text.lowercased().split(separator: " "), !words.isEmpty else { return true }
    let state = SessionMark(session, now: session.since).state
    let text = "\(session.name)\n\(session.options.folder)\n\(state)".lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}
