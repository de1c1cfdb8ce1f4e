import Conversation
import Terminal

/// Several things to fill in, over the screen: each a text or one of some choices.
struct Form: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case newSession
    case export(SessionID)

    /// What Enter does.
    var verb: String { self == .newSession ? "makes it" : "exports" }
  }

  enum Name: Equatable, Sendable { case name, template, agent, model, mode, folder, format, path }

  struct Choice: Equatable, Sendable {
    /// What is taken; empty leaves it open.
    var value: String
    var title: String
    var detail = ""
  }

  enum Content: Equatable, Sendable {
    case text(TextEditor, placeholder: String)
    case choice([Choice], at: Int)
  }

  struct Field: Equatable, Sendable {
    let name: Name
    let title: String
    var content: Content
    /// Told while it has the focus.
    var help = ""
  }

  let kind: Kind
  let title: String
  var fields: [Field]
  private(set) var focus = 0
  /// What is wrong, in a sentence.
  var problem = ""

  init(_ kind: Kind, title: String, fields: [Field]) {
    self.kind = kind
    self.title = title
    self.fields = fields
  }

  mutating func move(_ steps: Int) { focus = (focus + steps + fields.count) % fields.count }

  mutating func focus(on name: Name) { focus = fields.firstIndex { $0.name == name } ?? focus }

  /// What a text holds, or the value of a choice.
  subscript(name: Name) -> String {
    switch fields.first(where: { $0.name == name })?.content {
    case .text(let editor, _): editor.text
    case .choice(let choices, let place): place < choices.count ? choices[place].value : ""
    case nil: ""
    }
  }

  mutating func set(_ name: Name, _ content: Content) {
    if let place = fields.firstIndex(where: { $0.name == name }) { fields[place].content = content }
  }

  /// Carries out an action in the field that has the focus.
  mutating func perform(_ action: Action) {
    problem = ""
    switch fields[focus].content {
    case .text(var editor, let placeholder):
      editor.perform(action)
      fields[focus].content = .text(editor, placeholder: placeholder)
    case .choice(let choices, let place):
      guard !choices.isEmpty else { return }
      switch action {
      case .left: fields[focus].content = .choice(choices, at: (place + choices.count - 1) % choices.count)
      case .right: fields[focus].content = .choice(choices, at: (place + 1) % choices.count)
      default: break
      }
    }
  }

  /// Writes in a text; among choices a letter goes to the next one that begins so, and a blank to the next.
  mutating func type(_ text: String) {
    problem = ""
    switch fields[focus].content {
    case .text(var editor, let placeholder):
      editor.insert(text)
      fields[focus].content = .text(editor, placeholder: placeholder)
    case .choice(let choices, let place):
      guard text != " " else { return perform(.right) }
      let order = Array(choices.indices[(place + 1)...]) + Array(choices.indices[...place])
      let found = order.first { choices[$0].title.lowercased().hasPrefix(text.lowercased()) }
      if let found { fields[focus].content = .choice(choices, at: found) }
    }
  }
}
