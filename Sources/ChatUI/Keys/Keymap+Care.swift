extension Keymap {
  /// Keys that look after sessions: put away, trash, export, the form of a new one.
  static var careBindings: [KeyBinding] {
    [
      KeyBinding(
        .archiveSession, keys(["Ctrl+X A"]), in: .anywhere, "put away", "put the session away; nothing is lost"),
      KeyBinding(
        .clearContext, keys(["Ctrl+X C"]), in: .anywhere, "begin afresh",
        "begin afresh in this session: the agent forgets what was said; asks"),
      KeyBinding(.archived, keys(["Ctrl+X V"]), in: .anywhere, "put-away list", "the sessions that are put away"),
      KeyBinding(.trash, keys(["Ctrl+X R"]), in: .anywhere, "trash", "the trash: restore, or remove for good"),
      KeyBinding(
        .exportSession, keys(["Ctrl+X x"]), in: .anywhere, "export", "export the session as Markdown, JSON or HTML"),
      KeyBinding(.listDown, keys(["j", "Down"]), in: .away, "", "next session"),
      KeyBinding(.listUp, keys(["k", "Up"]), in: .away, "", "session before"),
      KeyBinding(.listPageDown, keys(["PgDn"]), in: .away, "", "a page down"),
      KeyBinding(.listPageUp, keys(["PgUp"]), in: .away, "", "a page up"),
      KeyBinding(.listTake, keys(["Enter"]), in: .away, "restore", "bring it back into the list"),
      KeyBinding(.awayPurge, keys(["D"]), in: .away, "for good", "remove it for good; asks"),
      KeyBinding(.awayOther, keys(["Tab"]), in: .away, "other", "from the trash to those put away, and back"),
      KeyBinding(.escape, keys(["Esc", "q"]), in: .away, "close", "close it"),
      KeyBinding(
        .fieldOptions, keys(["Tab"]), in: .field, "options", "for a new session: its template and options"),
      KeyBinding(.formNext, keys(["Tab", "Down"]), in: .form, "next", "next field"),
      KeyBinding(.formPrevious, keys(["Shift+Tab", "Up"]), in: .form, "before", "field before"),
      KeyBinding(.left, keys(["Left"]), in: .form, "choose", "choice before"),
      KeyBinding(.right, keys(["Right"]), in: .form, "choose", "next choice; so does a letter that it begins with"),
      KeyBinding(.listTake, keys(["Enter"]), in: .form, "take", "do it"),
      KeyBinding(.escape, keys(["Esc"]), in: .form, "close", "change nothing"),
    ]
  }
}
