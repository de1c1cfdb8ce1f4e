extension Keymap {
  static var searchBindings: [KeyBinding] {
    [
      KeyBinding(
        .searchAll, keys(["Ctrl+X /"]), in: .anywhere, "search", "search what was said in all sessions"),
      KeyBinding(.searchOrder, keys(["Tab"]), in: .search, "order", "newest first, or those that fit best"),
      KeyBinding(.listTake, keys(["Enter"]), in: .search, "go", "go to that message; its session opens"),
      KeyBinding(.escape, keys(["Esc"]), in: .search, "close", "close it; the words are there the next time"),
    ]
  }
}
