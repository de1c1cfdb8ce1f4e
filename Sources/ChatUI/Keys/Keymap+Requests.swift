extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext, title: String = "", _ help: String
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help)
  }

  private static func reading(_ context: KeyContext) -> [KeyBinding] {
    [
      bind(.wholeRequest, "v", in: context, title: "whole", "give the request the whole screen"),
      bind(.requestPageDown, "PgDn", "Space", in: context, "read on"),
      bind(.requestPageUp, "PgUp", in: context, "read back"),
      bind(.escape, "Esc", in: context, title: "postpone", "postpone it, back to the composer"),
    ]
  }

  static var requestBindings: [KeyBinding] {
    [
      bind(.allow, "y", in: .permission, title: "yes, once", "allow once"),
      bind(.allowForSession, "a", in: .permission, title: "session", "allow, and its rule for this session"),
      bind(.chooseRules, "p", in: .permission, title: "rules", "choose among the rules that the agent suggests"),
      bind(.deny, "d", in: .permission, title: "deny", "deny"),
      bind(.denyWithNote, "e", in: .permission, title: "deny, note", "deny, with a note to the agent"),
      bind(.requestDown, "j", "Down", in: .permission, "one row down"),
      bind(.requestUp, "k", "Up", in: .permission, "one row up"),
    ] + reading(.permission) + [
      bind(.answerDown, "j", "Down", in: .questions, title: "choose", "next answer"),
      bind(.answerUp, "k", "Up", in: .questions, "answer before"),
      bind(.answerToggle, "x", "Space", in: .questions, title: "mark", "mark an answer where several may be chosen"),
      bind(.answerNext, "Enter", "Right", in: .questions, title: "take", "take it; after the last question all are sent"),
      bind(.answerBack, "Left", in: .questions, title: "back", "back to the question before"),
      bind(.deny, "d", in: .questions, title: "decline", "answer nothing"),
      bind(.wholeRequest, "v", in: .questions, title: "whole", "give the questions the whole screen"),
      bind(.requestPageDown, "PgDn", in: .questions, "read on"),
      bind(.requestPageUp, "PgUp", in: .questions, "read back"),
      bind(.escape, "Esc", in: .questions, title: "postpone", "postpone it, back to the composer"),
      bind(.approvePlan, "y", in: .plan, title: "approve", "approve; the agent asks before it changes things"),
      bind(.approvePlanWithEdits, "a", in: .plan, title: "approve, edits", "approve, and let it edit files unasked"),
      bind(.deny, "d", in: .plan, title: "stay", "stay in plan mode"),
      bind(.sendPlanBack, "e", in: .plan, title: "send back", "send it back with words about it"),
      bind(.requestDown, "j", "Down", in: .plan, "one row down"),
      bind(.requestUp, "k", "Up", in: .plan, "one row up"),
    ] + reading(.plan) + [
      bind(.listTake, "Enter", in: .note, title: "send", "send it"),
      bind(.escape, "Esc", in: .note, title: "back", "back, nothing is sent"),
    ]
  }

  static var overlayBindings: [KeyBinding] {
    [
      bind(.listDown, "Down", "Ctrl+N", in: .list, "next"),
      bind(.listUp, "Up", "Ctrl+P", in: .list, "before"),
      bind(.listPageDown, "PgDn", in: .list, "a page down"),
      bind(.listPageUp, "PgUp", in: .list, "a page up"),
      bind(.listTake, "Enter", in: .list, title: "take", "take it"),
      bind(.escape, "Esc", in: .list, title: "close", "close the list"),
      bind(.listTake, "Enter", in: .field, title: "take", "take the name"),
      bind(.escape, "Esc", in: .field, title: "close", "change nothing"),
      bind(.listDown, "j", "Down", in: .queue, "next prompt"),
      bind(.listUp, "k", "Up", in: .queue, "prompt before"),
      bind(.queueEdit, "Enter", "e", in: .queue, title: "edit", "take it back into the composer"),
      bind(.queueDelete, "D", "Delete", in: .queue, title: "delete", "set it aside: Up in the composer brings it back"),
      bind(.queueSend, "s", in: .queue, title: "send", "send a held prompt now"),
      bind(.escape, "Esc", in: .queue, title: "close", "close the queue"),
      bind(.confirm, "y", in: .confirm, title: "yes", "yes"),
      bind(.escape, "Esc", "n", in: .confirm, title: "no", "no"),
      bind(.listDown, "j", "Down", in: .help, "down"),
      bind(.listUp, "k", "Up", in: .help, "up"),
      bind(.listPageDown, "PgDn", "Space", in: .help, title: "page", "a page down"),
      bind(.listPageUp, "PgUp", in: .help, "a page up"),
      bind(.escape, "Esc", "q", "F1", "?", in: .help, title: "close", "close the help"),
    ]
  }
}
