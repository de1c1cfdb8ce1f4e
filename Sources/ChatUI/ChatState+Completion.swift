import Conversation

/// The list of files or commands that opens while they are written.
extension ChatState {
  /// The list where it is open.
  var completion: Completion? {
    guard isComposing, let list = pane?.completion, !list.items.isEmpty else { return nil }
    return list
  }

  /// Follows what was typed; called after each input.
  mutating func refreshCompletion() -> [Effect] {
    guard isComposing, let id = current, let pane = panes[id] else {
      withPane { $0.closeCompletion() }
      return []
    }
    let composer = pane.composer
    guard
      let token = CompletionToken(
        composer.editor.characters, cursor: composer.editor.cursor, isFold: { composer.folds[$0] != nil })
    else {
      panes[id]?.closeCompletion()
      return []
    }
    if pane.completion == nil {
      let isTyped = composer.editor.lastEdit == .typing || composer.editor.lastEdit == .deleting
      guard isTyped, pane.dismissed != token.start else { return [] }
    } else if pane.completion?.token == token {
      return []
    }
    return complete(token, in: id)
  }

  /// Opens the list for what is written, or brings it up to date.
  mutating func complete(_ token: CompletionToken, in id: SessionID) -> [Effect] {
    guard let pane = panes[id] else { return [] }
    var list = pane.completion ?? Completion(token)
    var effects: [Effect] = []
    switch token.kind {
    case .command: list.show(commandItems(fitting: token.query, in: pane), for: token)
    case .file:
      list.show(Self.fileItems(pane.found.fitting(token.query)), for: token)
      if pane.found.asked != token.query {
        panes[id]?.found.asked = token.query
        effects = [.command(.findFiles(id, query: token.query))]
      }
    }
    panes[id]?.completion = list
    return effects
  }

  /// Files were found: they are shown where they still fit.
  mutating func takeFiles(_ paths: [String], for query: String, isAgents: Bool, in id: SessionID) {
    guard var list = panes[id]?.completion, list.token.kind == .file, let asked = panes[id]?.found.asked,
      asked == query
    else { return }
    panes[id]?.found.take(paths, isAgents: isAgents)
    list.show(Self.fileItems(panes[id]?.found.fitting(list.token.query) ?? []), for: list.token)
    panes[id]?.completion = list
  }

  private static func fileItems(_ paths: [String]) -> [Completion.Item] {
    paths.prefix(50).map { Completion.Item(value: $0, title: $0) }
  }

  private static func title(_ name: String, _ argument: String) -> String {
    argument.isEmpty ? "/\(name)" : "/\(name) \(argument)"
  }

  /// The agent's commands and Skein's own; of two with one name the agent's counts.
  private func commandItems(fitting query: String, in pane: SessionPane) -> [Completion.Item] {
    let agents = pane.agent?.commands ?? []
    let names = Set(agents.map(\.name))
    // Names that begin so are not meant for people.
    var items = agents.filter { !$0.name.hasPrefix("_") || query.hasPrefix("_") }.map {
      Completion.Item(
        value: $0.name, title: Self.title($0.name, $0.argumentHint), detail: $0.summary,
        source: session?.options.agent ?? "agent")
    }
    items += SkeinCommand.all.filter { !names.contains($0.name) }.map {
      Completion.Item(value: $0.name, title: Self.title($0.name, $0.argument), detail: $0.summary, source: "Skein")
    }
    let scored = items.enumerated().compactMap { index, item -> (Int, Int, Completion.Item)? in
      if query.isEmpty { return (0, index, item) }
      // The agent's before Skein's, and the shorter first.
      if item.value.hasPrefix(query) {
        return ((names.contains(item.value) ? 20_000 : 10_000) - item.value.utf8.count, index, item)
      }
      return FuzzyMatch.score(query, in: item.value).map { ($0, index, item) }
    }
    return scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }

  /// Actions of the list; nil for one that is none, or where no list is open.
  mutating func performCompletion(_ action: Action, now: Timestamp) -> [Effect]? {
    guard let list = completion, let id = current else { return nil }
    switch action {
    case .completionDown: panes[id]?.completion?.move(1)
    case .completionUp: panes[id]?.completion?.move(-1)
    case .completionPageDown: panes[id]?.completion?.page(1)
    case .completionPageUp: panes[id]?.completion?.page(-1)
    case .completionClose:
      panes[id]?.closeCompletion()
      panes[id]?.dismissed = list.token.start
    case .completionTake: return take(list, in: id)
    case .completionEnter:
      guard list.takesEnter, let item = list.selected else {
        panes[id]?.completion = nil
        return performComposer(.send, now: now)
      }
      let isAgents = pane?.agent?.commands.contains { $0.name == item.value } ?? false
      if list.token.kind == .command, !isAgents, let command = SkeinCommand.all.first(where: { $0.name == item.value })
      {
        panes[id]?.completion = nil
        withPane { _ = $0.composer.take() }
        return run(command, argument: "", now: now)
      }
      return take(list, in: id)
    default: return nil
    }
    return []
  }

  /// Puts in what is selected. A folder stays open, so that what is in it comes next; a picture becomes one.
  private mutating func take(_ list: Completion, in id: SessionID) -> [Effect] {
    guard let item = list.selected else { return [] }
    let token = list.token
    panes[id]?.completion = nil
    panes[id]?.found.forget()
    guard var composer = panes[id]?.composer else { return [] }
    var effects: [Effect] = []
    var range = token.start..<composer.editor.cursor
    switch token.kind {
    case .command:
      while range.upperBound < composer.editor.characters.count,
        !composer.editor.characters[range.upperBound].isWhitespace
      { range = range.lowerBound..<(range.upperBound + 1) }
      composer.replace(range, with: "/\(item.value) ")
    case .file where PastedPath.isImage(item.value):
      let path = absolute(item.value, in: id)
      if composer.attach(path, typed: Self.mention(item.value), replacing: range) {
        composer.edit { $0.insert(" ") }
        effects.append(.command(.checkImage(id, path: path)))
      }
    case .file where item.value.hasSuffix("/"):
      let isQuoted = token.isQuoted || item.value.contains { $0.isWhitespace }
      composer.replace(range, with: (isQuoted ? "@\"" : "@") + item.value)
    case .file: composer.replace(range, with: Self.mention(item.value) + " ")
    }
    panes[id]?.composer = composer
    guard token.kind == .file, item.value.hasSuffix("/"), let token = panes[id]?.composer.token else { return effects }
    return effects + complete(token, in: id)
  }

  /// A path as agents read it: in quotes where it holds blanks.
  static func mention(_ path: String) -> String {
    path.contains { $0.isWhitespace } ? "@\"\(path)\"" : "@\(path)"
  }

  private func absolute(_ path: String, in id: SessionID) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = options.home { return home + path.dropFirst(1) }
    return (summary(id)?.options.folder ?? options.folder) + "/" + path
  }
}

extension SessionPane {
  mutating func closeCompletion() {
    found.forget()
    completion = nil
    dismissed = nil
  }
}

extension Composer {
  var token: CompletionToken? {
    CompletionToken(editor.characters, cursor: editor.cursor, isFold: { folds[$0] != nil })
  }

  /// Puts text in place of what is in the range, and a blank at its end only where none follows.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let hasBlank =
      text.hasSuffix(" ") && range.upperBound < editor.characters.count
      && editor.characters[range.upperBound] == " "
    edit { editor in
      editor.change(range, to: Array(hasBlank ? String(text.dropLast()) : text))
      if hasBlank { editor.moveRight() }
    }
  }
}
