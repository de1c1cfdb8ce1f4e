extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext, title: String = "", help: String
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help)
  }

  private static func reading(_ context: KeyContext) -> [KeyBinding] {
    [
      bind(.wholeRequest, "v", in: context, title: "whole", help: "give the request the whole screen"),
      bind(.requestPageDown, "PgDn", "Space", in: context, help: "read on"),
      bind(.requestPageUp, "PgUp", in: context, help: "read back"),
      bind(.escape, "Esc", in: context, title: "postpone", help: "postpone it, back to the composer"),
    ]
  }

  static var requestBindings: [KeyBinding] {
    [
      bind(.allow, "y", in: .permission, title: "yes, once", help: "allow once"),
      bind(.allowForSession, "a", in: .permission, title: "session", help: "allow, and its rule for this session"),
      bind(.chooseRules, "p", in: .permission, title: "rules", help: "choose among the rules that the agent suggests"),
      bind(.deny, "d", in: .permission, title: "deny", help: "deny"),
      bind(.denyWithNote, "e", in: .permission, title: "deny, note", help: "deny, with a note to the agent"),
      bind(.requestDown, "j", "Down", in: .permission, help: "one row down"),
      bind(.requestUp, "k", "Up", in: .permission, help: "one row up"),
    ] + reading(.permission) + [
      bind(.answerDown, "j", "Down", in: .questions, title: "choose", help: "next answer"),
      bind(.answerUp, "k", "Up", in: .questions, help: "answer before"),
      bind(
        .answerToggle, "x", "Space", in: .questions, title: "mark", help: "mark an answer where several may be chosen"),
      bind(
        .answerNext, "Enter", "Right", in: .questions, title: "take",
        help: "take it; after the last question all are sent"),
      bind(.answerBack, "Left", in: .questions, title: "back", help: "back to the question before"),
      bind(.deny, "d", in: .questions, title: "decline", help: "answer nothing"),
      bind(.wholeRequest, "v", in: .questions, title: "whole", help: "give the questions the whole screen"),
      bind(.requestPageDown, "PgDn", in: .questions, help: "read on"),
      bind(.requestPageUp, "PgUp", in: .questions, help: "read back"),
      bind(.escape, "Esc", in: .questions, title: "postpone", help: "postpone it, back to the composer"),
      bind(.approvePlan, "y", in: .plan, title: "approve", help: "approve; the agent asks before it changes things"),
      bind(
        .approvePlanWithEdits, "a", in: .plan, title: "approve, edits", help: "approve, and let it edit files unasked"),
      bind(.deny, "d", in: .plan, title: "stay", help: "stay in plan mode"),
      bind(.sendPlanBack, "e", in: .plan, title: "send back", help: "send it back with words about it"),
      bind(.requestDown, "j", "Down", in: .plan, help: "one row down"),
      bind(.requestUp, "k", "Up", in: .plan, help: "one row up"),
    ] + reading(.plan) + [
      bind(.listDown, "j", "Down", in: .rules, help: "next rule"),
      bind(.listUp, "k", "Up", in: .rules, help: "rule before"),
      bind(.answerToggle, "x", "Space", in: .rules, title: "mark", help: "mark a rule"),
      bind(
        .listTake, "Enter", in: .rules, title: "allow", help: "allow, with the marked rules, else with the one at hand"),
      bind(.requestPageDown, "PgDn", in: .rules, help: "read on"),
      bind(.requestPageUp, "PgUp", in: .rules, help: "read back"),
      bind(.escape, "Esc", in: .rules, title: "back", help: "back to the request"),
      bind(.listTake, "Enter", in: .note, title: "send", help: "send it"),
      bind(.escape, "Esc", in: .note, title: "back", help: "back, nothing is sent"),
    ]
  }

  static var overlayBindings: [KeyBinding] {
    [
      bind(.listDown, "Down", "Ctrl+N", in: .list, help: "next"),
      bind(.listUp, "Up", "Ctrl+P", in: .list, help: "before"),
      bind(.listPageDown, "PgDn", in: .list, help: "a page down"),
      bind(.listPageUp, "PgUp", in: .list, help: "a page up"),
      bind(.listTake, "Enter", in: .list, title: "take", help: "take it"),
      bind(.escape, "Esc", "Ctrl+G", in: .list, title: "close", help: "close the list"),
      bind(.listTake, "Enter", in: .field, title: "take", help: "take the name"),
      bind(.escape, "Esc", in: .field, title: "close", help: "change nothing"),
      bind(.confirm, "y", in: .confirm, title: "yes", help: "yes"),
      bind(.escape, "Esc", "n", in: .confirm, title: "no", help: "no"),
      bind(.listDown, "j", "Down", in: .help, help: "down"),
      bind(.listUp, "k", "Up", in: .help, help: "up"),
      bind(.listPageDown, "PgDn", "Space", in: .help, title: "page", help: "a page down"),
      bind(.listPageUp, "PgUp", in: .help, help: "a page up"),
      bind(.escape, "Esc", "q", "F1", "?", in: .help, title: "close", help: "close the help"),
    ]
  }
}
