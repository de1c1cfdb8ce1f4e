extension Keymap {
  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .browse, title: String = "", help: String
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help)
  }

  static var browseBindings: [KeyBinding] {
    [
      bind(
        .browse, "F3", "Ctrl+X [", in: .anywhere, title: "browse",
        help: "read the transcript with a cursor: search, fold, select, copy"),
      bind(
        .findPlaces, "Ctrl+X L", in: .anywhere, title: "links",
        help: "the links and files that the transcript names: open one"),
      bind(.mouse, "Ctrl+X v", in: .anywhere, title: "mouse", help: "mouse on or off: wheel, clicks, selecting rows"),
      bind(.browseDown, "j", "Down", help: "one row down"),
      bind(.browseUp, "k", "Up", help: "one row up"),
      bind(.browseHalfDown, "Ctrl+D", help: "half a page down"),
      bind(.browseHalfUp, "Ctrl+U", help: "half a page up"),
      bind(.browsePageDown, "PgDn", "Space", help: "a page down"),
      bind(.browsePageUp, "PgUp", help: "a page up"),
      bind(.browseFirst, "g", "Home", help: "the first block that is loaded; then those before it come"),
      bind(.browseLast, "G", "End", help: "the last row"),
      bind(.browseNextBlock, "J", help: "next block"),
      bind(.browsePreviousBlock, "K", help: "block before"),
      bind(.browseNextPrompt, "}", help: "next prompt"),
      bind(.browsePreviousPrompt, "{", help: "prompt before"),
      bind(.browseNextCode, "]", help: "next block of code"),
      bind(.browsePreviousCode, "[", help: "block of code before"),
      bind(.browseFold, "Enter", title: "fold", help: "fold or unfold this block alone; opens a link elsewhere"),
      bind(.browseSearch, "/", title: "search", help: "search; letters fit any case unless a capital is among them"),
      bind(.browseNextMatch, "n", help: "next match"),
      bind(.browsePreviousMatch, "N", help: "match before; also in blocks that are not loaded yet"),
      bind(.browseSelect, "v", title: "select", help: "begin to select rows, again ends it"),
      bind(
        .browseCopy, "y", title: "copy",
        help: "copy the source of what is selected, else of the code or the block at hand"),
      bind(.browseOpen, "o", title: "open", help: "open the link or the file at its line that the row names"),
      bind(.browseFork, "f", help: "fork the session here: before this prompt, or after this reply"),
      bind(
        .escape, "Esc", "q", title: "back", help: "end the selection, then the search, then back to the composer"),
      bind(
        .searchTake, "Enter", in: .browseSearch, title: "take",
        help: "search; blocks not loaded yet are looked through too"),
      bind(.browseNextMatch, "Down", "Ctrl+N", in: .browseSearch, help: "next match"),
      bind(.browsePreviousMatch, "Up", "Ctrl+P", in: .browseSearch, help: "match before"),
      bind(.escape, "Esc", in: .browseSearch, title: "close", help: "back to where the search began"),
    ]
  }
}
