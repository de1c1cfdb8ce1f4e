import Conversation
import Terminal

extension ChatState {
  mutating func perform(_ action: Action, in form: Form, now: Timestamp) -> [Effect] {
    var form = form
    switch action {
    case .formNext: form.move(1)
    case .formPrevious: form.move(-1)
    case .listTake:
      switch form.kind {
      case .newSession: return make(form)
      case .export(let id): return export(form, of: id)
      }
    default: form.perform(action)
    }
    form.settle()
    overlay = .form(form)
    return []
  }

  mutating func type(_ text: String, in form: Form) {
    var form = form
    form.type(text)
    form.settle()
    overlay = .form(form)
  }
}

extension Form {
  /// What one field says shows in the others.
  mutating func settle() {
    if case .export = kind { matchEnding() }
  }
}
