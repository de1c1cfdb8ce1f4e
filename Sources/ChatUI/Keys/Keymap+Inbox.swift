extension Keymap {
  /// Keys of the inbox beside those of the request that it shows.
  static var inboxBindings: [KeyBinding] {
    [
      KeyBinding(
        .inboxNext, keys(["Tab", "n", "Right"]), in: .inbox, "next",
        "next request; the keys that answer are those of a request"),
      KeyBinding(.inboxPrevious, keys(["Shift+Tab", "N", "Left"]), in: .inbox, "before", "request before"),
      KeyBinding(.inboxGo, keys(["o"]), in: .inbox, "go there", "go to its session"),
      KeyBinding(.escape, keys(["Esc"]), in: .inbox, "close", "close the inbox; what was not answered stays open"),
    ]
  }
}
