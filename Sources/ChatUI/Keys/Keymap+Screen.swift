extension Keymap {
  /// Keys that change what is on the screen: one session large, two, what was spent.
  static var viewBindings: [KeyBinding] {
    [
      KeyBinding(
        .zoom, keys(["Ctrl+X z"]), in: .anywhere, "zoom", "the transcript without sidebar and header, and back"),
      KeyBinding(.split, keys(["Ctrl+X s"]), in: .anywhere, "split", "a second session beside this one, and back"),
      KeyBinding(.otherPane, keys(["Ctrl+X o"]), in: .anywhere, "other", "the keys to the other of two sessions"),
      KeyBinding(.usage, keys(["Ctrl+X U"]), in: .anywhere, "usage", "tokens and money by session, model and day"),
      KeyBinding(.usageGrouping, keys(["Tab"]), in: .usage, "by", "by session, by model, by day"),
      KeyBinding(.listDown, keys(["j", "Down"]), in: .usage, "", "down"),
      KeyBinding(.listUp, keys(["k", "Up"]), in: .usage, "", "up"),
      KeyBinding(.listPageDown, keys(["PgDn", "Space"]), in: .usage, "", "a page down"),
      KeyBinding(.listPageUp, keys(["PgUp"]), in: .usage, "", "a page up"),
      KeyBinding(.escape, keys(["Esc", "q"]), in: .usage, "close", "close it"),
    ]
  }
}
