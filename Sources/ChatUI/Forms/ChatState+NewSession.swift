import Conversation
import Terminal

extension ChatState {
  /// Everything that a new session can be given, beginning with the name that was written already.
  mutating func openNewSession(name: String) -> [Effect] {
    let asAlways = Form.Choice(value: "", title: "as always", detail: "What the template says, else the configuration.")
    let agents = options.agents.map { Form.Choice(value: $0, title: $0) }
    let modes = PermissionMode.known.filter { $0 != .bypass }.map {
      Form.Choice(value: $0.rawValue, title: $0.rawValue, detail: $0.explanation)
    }
    var form = Form(
      .newSession, title: "New session",
      fields: [
        Form.Field(
          name: .name, title: "Name", content: .text(TextEditor(line: name), placeholder: proposedName()),
          help: "With a template: the word after its prefix."),
        Form.Field(
          name: .template, title: "Template", content: .choice([Self.noTemplate], at: 0)),
        Form.Field(name: .agent, title: "Agent", content: .choice([asAlways] + agents, at: 0)),
        Form.Field(
          name: .model, title: "Model", content: .text(TextEditor(line: ""), placeholder: "as always"),
          help: "As the agent calls it, such as opus or sonnet."),
        Form.Field(name: .mode, title: "Permissions", content: .choice([asAlways] + modes, at: 0)),
        Form.Field(
          name: .folder, title: "Folder",
          content: .text(TextEditor(line: options.shown(options.folder)), placeholder: options.shown(options.folder)),
          help: "Where the agent works."),
      ])
    form.focus(on: .template)
    overlay = .form(form)
    return [.listTemplates]
  }

  private static let noTemplate = Form.Choice(value: "", title: "none", detail: "No template.")

  /// The templates were read: they can be chosen now.
  mutating func take(_ templates: [TemplateSummary]) {
    guard case .form(var form) = overlay, form.kind == .newSession else { return }
    let chosen = form[.template]
    let choices =
      [Self.noTemplate]
      + templates.map { template in
        Form.Choice(
          value: template.name, title: template.name,
          detail: template.problem ?? Self.words(template))
      }
    form.set(.template, .choice(choices, at: choices.firstIndex { $0.value == chosen } ?? 0))
    overlay = .form(form)
  }

  /// What a template's own words leave without an end gets one.
  private static func words(_ template: TemplateSummary) -> String {
    let summary = template.summary
    let end = summary.last.map { $0.isLetter || $0.isNumber ? ". " : " " } ?? ""
    return "\(summary)\(end)It will be called \(template.namePrefix)-NAME."
  }

  mutating func make(_ form: Form) -> [Effect] {
    func value(_ name: Form.Name) -> String? {
      let text = form[name].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return text.isEmpty ? nil : text
    }
    let folder = form[.folder].isEmpty ? options.folder : form[.folder]
    let order = NewSessionOrder(
      name: value(.name) ?? (value(.template) == nil ? proposedName() : ""), template: value(.template),
      agent: value(.agent), model: value(.model), permissionMode: value(.mode).map(PermissionMode.init(rawValue:)),
      folder: FilePath.absolute(folder, from: options.folder, home: options.home))
    overlay = nil
    sidebar.leave()
    awaited = AwaitedSession(known: Set(sessions.map(\.id)), form: form)
    return [.newSession(order)]
  }
}
