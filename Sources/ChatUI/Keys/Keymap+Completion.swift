extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .completion, title: String = "", help: String
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help)
  }

  static var completionBindings: [KeyBinding] {
    [
      bind(.completionTake, "Tab", title: "complete", help: "take what is selected"),
      bind(
        .completionEnter, "Enter", title: "take", help: "take it, where letters were typed or it was chosen; else send"),
      bind(.completionDown, "Down", "Ctrl+N", help: "next"),
      bind(.completionUp, "Up", "Ctrl+P", help: "before"),
      bind(.completionPageDown, "PgDn", help: "a page down"),
      bind(.completionPageUp, "PgUp", help: "a page up"),
      bind(.completionClose, "Esc", title: "close", help: "close the list, keep what is written"),
    ]
  }

  static var queueBindings: [KeyBinding] {
    [
      bind(.listDown, "j", "Down", in: .queue, help: "next prompt"),
      bind(.listUp, "k", "Up", in: .queue, help: "prompt before"),
      bind(.queueMoveDown, "J", "Alt+Down", in: .queue, title: "down", help: "move a held prompt down"),
      bind(.queueMoveUp, "K", "Alt+Up", in: .queue, title: "up", help: "move a held prompt up"),
      bind(.queueEdit, "Enter", "e", in: .queue, title: "edit", help: "take it back into the composer"),
      bind(
        .queueDelete, "D", "Delete", in: .queue, title: "delete",
        help: "set it aside: Up in the composer brings it back"),
      bind(.queueSend, "s", in: .queue, title: "send", help: "send a held prompt now"),
      bind(.queueClear, "c", in: .queue, title: "clear", help: "set all of them aside; asks"),
      bind(.escape, "Esc", in: .queue, title: "close", help: "close the queue"),
    ]
  }
}
