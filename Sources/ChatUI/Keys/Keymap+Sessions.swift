extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .anywhere, title: String = "", _ help: String,
    shown: String? = nil
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help, shown: shown)
  }

  static var sessionBindings: [KeyBinding] {
    let places = (1...9).compactMap { number in
      Action(rawValue: "goTo\(number)").map { action in
        bind(
          action, "Alt+\(number)", "Ctrl+X \(number)", title: "go to", "go to the session of that number",
          shown: number == 1 ? "Alt+1…9 · Ctrl+X 1…9" : "")
      }
    }
    return places + [
      bind(.previousSession, "Alt+Up", "F5", "Ctrl+X Left", title: "previous", "previous session"),
      bind(.nextSession, "Alt+Down", "F6", "Ctrl+X Right", title: "next", "next session"),
      bind(.lastSession, "Alt+/", "Ctrl+X Ctrl+X", title: "last", "back to the session before"),
      bind(
        .nextAttention, "Alt+a", "Ctrl+X a", title: "attention",
        "next session that needs you, failed or has something new"),
      bind(.oldestPermission, "F4", "Ctrl+X j", title: "answer", "focus the oldest open permission request"),
      bind(.inbox, "Ctrl+X i", title: "inbox", "all open permission requests"),
      bind(.sidebar, "F2", "Ctrl+X b", title: "sidebar", "focus the sidebar, again hides it, again shows it"),
      bind(.newSession, "Ctrl+X n", title: "new", "new session"),
      bind(.switchSession, "Ctrl+X l", title: "switch", "switch to a session by a part of its name"),
      bind(.renameSession, "Ctrl+X r", title: "rename", "rename the session"),
      bind(.stopAgent, "Ctrl+X w", title: "stop", "stop the agent; the session sleeps"),
      bind(.deleteSession, "Ctrl+X D", title: "delete", "move the session to the trash; asks"),
    ]
  }

  static var sidebarBindings: [KeyBinding] {
    [
      bind(.sidebarDown, "j", "Down", in: .sidebar, title: "down", "next session"),
      bind(.sidebarUp, "k", "Up", in: .sidebar, title: "up", "session before"),
      bind(.sidebarFirst, "g", "Home", in: .sidebar, "first session"),
      bind(.sidebarLast, "G", "End", in: .sidebar, "last session"),
      bind(.sidebarOpen, "Enter", in: .sidebar, title: "open", "open it"),
      bind(.sidebarNew, "n", in: .sidebar, title: "new", "new session"),
      bind(.sidebarRename, "r", in: .sidebar, title: "rename", "rename it"),
      bind(.sidebarStop, "w", in: .sidebar, title: "stop", "stop its agent"),
      bind(.sidebarDelete, "D", in: .sidebar, title: "delete", "move it to the trash; asks"),
      bind(.sidebarFilter, "/", in: .sidebar, title: "filter", "switch by a part of a name"),
      bind(.escape, "Esc", in: .sidebar, title: "back", "back to the composer"),
    ]
  }
}
