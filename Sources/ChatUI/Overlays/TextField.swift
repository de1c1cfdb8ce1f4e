import Conversation
import Terminal

/// A line to write in: a name, or the word that confirms something dangerous.
struct TextField: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// `proposal` is taken where nothing is written.
    case newSession(proposal: String)
    case rename(SessionID)
    /// Bypassing all permissions wants this word.
    case bypass(SessionID)
  }

  static let bypassWord = "bypass"

  let kind: Kind
  var editor = TextEditor(line: "")

  var title: String {
    switch kind {
    case .newSession: "New session"
    case .rename: "Rename the session"
    case .bypass: "Let it do everything unasked?"
    }
  }

  private var placeholder: String {
    switch kind {
    case .newSession(let proposal): proposal
    case .rename: "a name"
    case .bypass: "type \(Self.bypassWord) to confirm"
    }
  }

  private var verb: String {
    switch kind {
    case .newSession: "makes it"
    case .rename: "renames it"
    case .bypass: "confirms"
    }
  }

  private var explanation: String {
    switch kind {
    case .newSession: "Tab: template, model, folder, …"
    case .rename: "The name by which it is shown and opened."
    case .bypass:
      "The agent will run commands and change files without asking. The word \(Self.bypassWord) confirms it."
    }
  }

  func draw(into canvas: inout Canvas) {
    let width = min(canvas.size.columns, 60)
    let lines = TextWrap(width: max(1, width - 4)).wrap(explanation, style: "overlay.detail")
    let box = OverlayBox(
      title: title, rows: 2 + lines.count, columns: width, hint: "Enter \(verb) · Esc closes")
    box.draw(into: &canvas) { canvas in
      let columns = canvas.size.columns
      canvas.put("› ", row: 0, column: 0, style: "composer.mark")
      editor.drawLine(
        in: Rect(row: 0, column: 2, rows: 1, columns: max(0, columns - 2)), placeholder: placeholder, &canvas)
      for (row, line) in lines.enumerated() { canvas.put(line, row: 2 + row) }
    }
  }
}
