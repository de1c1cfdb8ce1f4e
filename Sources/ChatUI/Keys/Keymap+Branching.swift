extension Keymap {
  static var branchingBindings: [KeyBinding] {
    func bind(_ action: Action, _ keys: String..., title: String, help: String) -> KeyBinding {
      KeyBinding(action, Self.keys(keys), in: .anywhere, title, help)
    }
    return [
      bind(
        .forkSession, "Ctrl+X f", title: "fork",
        help: "fork the session at its end or before one of its prompts")
    ]
  }
}
