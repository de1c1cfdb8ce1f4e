import Conversation

extension PermissionSurface {
  enum Outcome: Equatable {
    case nothing
    case answer(PermissionRequest, PermissionAnswer)
    /// The key would answer, but not all of the request was on the screen for long enough.
    case notYet
    /// The same; what was passed over is on the screen now.
    case passedOver
    case refused(String)
  }

  /// What an action of the contexts permission, questions, plan and note does.
  mutating func perform(_ action: Action, now: Timestamp) -> Outcome {
    guard isFocused, let request else { return .nothing }
    if gone != nil, action == .listTake {
      return .refused("It is no longer open: nothing was sent. Esc keeps your words.")
    }
    if case .note(let editor) = mode { return performNote(action, editor, request, now) }
    if case .rules(let row, let marked) = mode { return performRules(action, row, marked, request, now) }
    switch action {
    case .escape: postpone()
    case .requestDown: scroll(by: 1)
    case .requestUp: scroll(by: -1)
    case .requestPageDown: scroll(by: max(1, visibleRows - 1))
    case .requestPageUp: scroll(by: -max(1, visibleRows - 1))
    case .wholeRequest: isWhole.toggle()
    case .allow: return answer(.allowOnce, request, now)
    case .deny: return answer(.deny(note: nil), request, now)
    case .allowForSession:
      guard request.suggestions.contains(where: { $0.type == "addRules" }) else {
        return .refused("It suggests no rule for this session: y allows it once.")
      }
      return answer(.allowForSession, request, now)
    case .chooseRules:
      guard !request.suggestions.isEmpty else { return .refused("It suggests no rules: y allows it once.") }
      mode = .rules(row: 0, marked: [])
      revealsCursor = true
    case .approvePlan: return answer(.approvePlan(mode: .standard), request, now)
    case .approvePlanWithEdits: return answer(.approvePlan(mode: .acceptEdits), request, now)
    case .denyWithNote, .sendPlanBack: beginNote("")
    case .answerDown: moveAnswer(1)
    case .answerUp: moveAnswer(-1)
    case .answerToggle: form?.toggle()
    case .answerBack:
      form?.goBack()
      scroll = 0
    case .answerNext: return takeAnswer(request, now)
    default: break
    }
    return .nothing
  }

  private mutating func takeAnswer(_ request: PermissionRequest, _ now: Timestamp) -> Outcome {
    guard let form else { return .nothing }
    guard exposure.isReady(request, page: page, now: now) else { return notYet() }
    if form.isOnOwnWords {
      beginNote(form.words)
      return .nothing
    }
    return finish(request, isLast: self.form?.take() ?? true)
  }

  private mutating func performNote(
    _ action: Action, _ old: TextEditor, _ request: PermissionRequest, _ now: Timestamp
  ) -> Outcome {
    var editor = old
    switch action {
    case .escape where gone != nil: postpone()
    case .escape: leaveNote()
    case .requestPageDown, .pageDown: scroll(by: max(1, visibleRows - 1))
    case .requestPageUp, .pageUp: scroll(by: -max(1, visibleRows - 1))
    case .listTake:
      guard exposure.isReady(request, page: page, now: now) else { return notYet() }
      endNote()
      if form != nil { return finish(request, isLast: form?.take(words: editor.text) ?? true) }
      return .answer(request, .deny(note: editor.isEmpty ? nil : editor.text))
    default:
      editor.perform(action)
      mode = .note(editor)
    }
    return .nothing
  }

  private mutating func finish(_ request: PermissionRequest, isLast: Bool) -> Outcome {
    mode = .reading
    guard isLast, let form else {
      scroll = 0
      return .nothing
    }
    return .answer(request, .answers(form.answers))
  }

  private mutating func performRules(
    _ action: Action, _ row: Int, _ marked: Set<Int>, _ request: PermissionRequest, _ now: Timestamp
  ) -> Outcome {
    let last = request.suggestions.count - 1
    switch action {
    case .escape: mode = .reading
    case .listDown, .listUp:
      mode = .rules(row: min(last, max(0, row + (action == .listDown ? 1 : -1))), marked: marked)
      revealsCursor = true
    case .requestPageDown: scroll(by: max(1, visibleRows - 1))
    case .requestPageUp: scroll(by: -max(1, visibleRows - 1))
    case .answerToggle: mode = .rules(row: row, marked: marked.symmetricDifference([row]))
    case .listTake:
      return answer(.allow(suggestions: marked.isEmpty ? [row] : marked.sorted()), request, now)
    default: break
    }
    return .nothing
  }

  private mutating func answer(
    _ answer: PermissionAnswer, _ request: PermissionRequest, _ now: Timestamp
  ) -> Outcome {
    exposure.isReady(request, page: page, now: now) ? .answer(request, answer) : notYet()
  }

  /// Whoever came to the end past rows that were never painted is led to them, and has to read them as long as any others.
  private mutating func notYet() -> Outcome {
    guard scroll + visibleRows >= rowCount, !isTooSmall, let row = exposure.firstUnseen else { return .notYet }
    scroll = row
    exposure.leaveScreen()
    return .passedOver
  }

  private mutating func moveAnswer(_ rows: Int) {
    form?.move(rows)
    revealsCursor = true
  }

  private mutating func scroll(by rows: Int) {
    scroll = min(max(0, scroll + rows), max(0, rowCount - visibleRows))
  }

  /// Text that was typed or pasted while a note is written. False where it is no place for text.
  mutating func type(_ text: String) -> Bool {
    guard isFocused, case .note(var editor) = mode else { return false }
    editor.insert(text)
    mode = .note(editor)
    return true
  }
}
