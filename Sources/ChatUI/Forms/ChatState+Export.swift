import Conversation
import Terminal

extension ChatState {
  mutating func openExport(_ session: SessionSummary) -> [Effect] {
    let folder = options.shown(session.options.folder)
    let path =
      (folder == "/" ? "" : folder) + "/" + Self.fileName(for: session.name) + ExportOrder.Format.markdown.ending
    overlay = .form(
      Form(
        .export(session.id), title: "Export “\(session.name)”",
        fields: [
          Form.Field(
            name: .format, title: "Format",
            content: .choice(
              [
                Form.Choice(value: "markdown", title: "Markdown", detail: "A text to read."),
                Form.Choice(value: "json", title: "JSON", detail: "All of it; skein import takes it back."),
                Form.Choice(value: "html", title: "HTML", detail: "One web page that needs nothing else."),
              ], at: 0)),
          Form.Field(
            name: .path, title: "File", content: .text(TextEditor(line: path), placeholder: "a path"),
            help: "A relative path starts in the session's folder."),
        ]))
    return []
  }

  mutating func export(_ form: Form, of id: SessionID) -> [Effect] {
    let path = form[.path]
    guard let format = ExportOrder.Format(rawValue: form[.format]), !path.isEmpty, !path.hasSuffix("/") else {
      var form = form
      form.problem = "The file needs a name."
      overlay = .form(form)
      return []
    }
    overlay = nil
    let folder = summary(id)?.options.folder ?? options.folder
    let order = ExportOrder(
      session: id, format: format, path: FilePath.absolute(path, from: folder, home: options.home))
    return [.export(order)]
  }

  /// Tells where the file is, or asks whether it may be replaced.
  mutating func noteExport(_ order: ExportOrder, _ outcome: ExportOrder.Outcome, now: Timestamp) {
    switch outcome {
    case .written: say("Written to \(options.shown(order.path))", now: now)
    case .failed(let reason): say(reason, "status.failed", now: now, isProblem: true)
    case .exists:
      guard overlay == nil else {
        return say(
          "\(options.shown(order.path)) is there already, so nothing was written.", "status.warning", now: now)
      }
      overlay = .confirm(Confirmation(kind: .replace(order)))
    }
  }

  /// A session's name as that of a file: no separators, nothing hidden, not long.
  static func fileName(for name: String) -> String {
    let plain = TextSanitizer.oneLine(name).map { $0 == "/" || $0 == " " ? "-" : $0 }
    let visible = String(plain).trimmingPrefix { $0 == "." || $0 == "-" }
    return visible.isEmpty ? "session" : String(visible.prefix(60))
  }
}

extension Form {
  /// The file's name ends as its format does, unless the user gave it an ending of its own.
  fileprivate mutating func endAs(_ format: ExportOrder.Format) {
    let path = self[.path]
    let known = ExportOrder.Format.allCases.first { path.hasSuffix($0.ending) }
    guard let known, known != format else { return }
    set(.path, .text(TextEditor(line: path.dropLast(known.ending.count) + format.ending), placeholder: "a path"))
  }

  mutating func matchEnding() {
    if case .choice = fields[focus].content, let format = ExportOrder.Format(rawValue: self[.format]) { endAs(format) }
  }
}
