extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .anywhere, title: String = "", help: String,
    shown: String? = nil
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help, shown: shown)
  }

  static var sessionBindings: [KeyBinding] {
    let places = (1...9).compactMap { number in
      Action(rawValue: "goTo\(number)").map { action in
        bind(
          action, "Alt+\(number)", "Ctrl+X \(number)", title: "go to", help: "go to the session of that number",
          shown: number == 1 ? "Alt+1…9 · Ctrl+X 1…9" : "")
      }
    }
    return places + [
      bind(.previousSession, "Alt+Up", "F5", "Ctrl+X Left", title: "previous", help: "previous session"),
      bind(.nextSession, "Alt+Down", "F6", "Ctrl+X Right", title: "next", help: "next session"),
      bind(.lastSession, "Alt+/", "Ctrl+X Ctrl+X", title: "last", help: "back to the session before"),
      bind(
        .nextAttention, "Alt+a", "Ctrl+X a", title: "attention",
        help: "next session that needs you, failed or has something new"),
      bind(.oldestPermission, "F4", "Ctrl+X j", title: "answer", help: "focus the oldest open permission request"),
      bind(.inbox, "Ctrl+X i", title: "inbox", help: "all open permission requests"),
      bind(.sidebar, "F2", "Ctrl+X b", title: "sidebar", help: "focus the sidebar, again hides it, again shows it"),
      bind(.newSession, "Ctrl+X n", title: "new", help: "new session"),
      bind(.switchSession, "Ctrl+X l", title: "switch", help: "switch to a session by a part of its name"),
      bind(.renameSession, "Ctrl+X r", title: "rename", help: "rename the session"),
      bind(.stopAgent, "Ctrl+X w", title: "stop", help: "stop the agent; the session sleeps"),
      bind(.takeOver, "Ctrl+X T", title: "take over", help: "take the session over from the Skein that has it"),
      bind(.deleteSession, "Ctrl+X D", title: "delete", help: "move the session to the trash; asks"),
    ] + branchingBindings
  }

  static var sidebarBindings: [KeyBinding] {
    [
      bind(.sidebarDown, "j", "Down", in: .sidebar, title: "down", help: "next session"),
      bind(.sidebarUp, "k", "Up", in: .sidebar, title: "up", help: "session before"),
      bind(.sidebarFirst, "g", "Home", in: .sidebar, help: "first session"),
      bind(.sidebarLast, "G", "End", in: .sidebar, help: "last session"),
      bind(.sidebarOpen, "Enter", in: .sidebar, title: "open", help: "open it"),
      bind(.sidebarNew, "n", in: .sidebar, title: "new", help: "new session"),
      bind(.sidebarRename, "r", in: .sidebar, title: "rename", help: "rename it"),
      bind(.sidebarStop, "w", in: .sidebar, title: "stop", help: "stop its agent"),
      bind(.sidebarDelete, "D", in: .sidebar, title: "delete", help: "move it to the trash; asks"),
      bind(.sidebarFilter, "/", in: .sidebar, title: "filter", help: "switch by a part of a name"),
      bind(.escape, "Esc", in: .sidebar, title: "back", help: "back to the composer"),
    ]
  }
}
