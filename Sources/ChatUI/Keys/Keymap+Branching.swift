extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .anywhere, title: String = "", help: String
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help)
  }

  static var branchingBindings: [KeyBinding] {
    [
      bind(
        .forkSession, "Ctrl+X f", title: "fork", help: "fork the session at its end or before one of its prompts"),
      bind(
        .rewindSession, "Ctrl+X u", title: "go back",
        help: "go back to before a prompt, which then is in the composer: conversation, files or both"),
      bind(.tasks, "Ctrl+X k", title: "tasks", help: "what runs beside turns in all sessions: sub-agents and commands"),
      bind(.listDown, "j", "Down", in: .tasks, help: "next"),
      bind(.listUp, "k", "Up", in: .tasks, help: "before"),
      bind(.stopTask, "s", in: .tasks, title: "stop", help: "stop it"),
      bind(.listTake, "Enter", in: .tasks, title: "go there", help: "go to its session"),
      bind(.escape, "Esc", in: .tasks, title: "close", help: "close the list"),
    ]
  }
}
