extension Keymap {
  /// Reads keys that are written in the code of this table.
  static func keys(_ texts: [String]) -> [KeySequence] { texts.compactMap { KeySequence($0) } }

  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .composer, title: String = "", _ help: String,
    shown: String? = nil
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help, shown: shown)
  }

  static var composerBindings: [KeyBinding] {
    [
      bind(.send, "Enter", title: "send", "send; while the agent works it waits until the agent takes it in"),
      bind(
        .hold, "Tab", "Ctrl+X Enter", in: .composerBusy, title: "hold",
        "hold the prompt in Skein's queue until the turn ends"),
      bind(
        .newline, "Ctrl+J", "Alt+Enter", title: "newline", "new line, as does a \\ before Enter",
        shown: "Ctrl+J · Alt+Enter · \\ Enter"),
      bind(.complete, "Tab", title: "complete", "complete a command that begins with /"),
      bind(.left, "Left", "Ctrl+B", "one character left"),
      bind(.right, "Right", "Ctrl+F", "one character right"),
      bind(.wordLeft, "Alt+b", "Ctrl+Left", "one word left"),
      bind(.wordRight, "Alt+f", "Ctrl+Right", "one word right"),
      bind(.lineStart, "Home", "Ctrl+A", "start of the line"),
      bind(.lineEnd, "End", "Ctrl+E", "end of the line"),
      bind(.up, "Up", "Ctrl+P", "line above; at the top the prompt before"),
      bind(.down, "Down", "Ctrl+N", "line below; at the bottom the prompt after"),
      bind(.recallSearch, "Ctrl+R", title: "recall", "search the prompts sent before"),
      bind(.deleteBackward, "Backspace", "delete the character before (Ctrl+H)"),
      bind(.deleteForward, "Delete", "Ctrl+D", "delete the character after"),
      bind(.killBigWord, "Ctrl+W", "cut back to the last blank"),
      bind(.killWordBackward, "Alt+Backspace", "cut the word before"),
      bind(.killWordForward, "Alt+d", "cut the word after"),
      bind(.killToStart, "Ctrl+U", "cut to the start of the line"),
      bind(.killToEnd, "Ctrl+K", "cut to the end of the line"),
      bind(.yank, "Ctrl+Y", "put back what was cut"),
      bind(.yankOlder, "Alt+y", "then: exchange it for the cut before"),
      bind(.transpose, "Ctrl+T", "exchange two characters"),
      bind(.undo, "Ctrl+_", "undo"),
      bind(.editor, "Ctrl+G", "Ctrl+X Ctrl+E", "Ctrl+X e", title: "editor", "write in your $VISUAL or $EDITOR"),
      bind(.follow, "End", in: .composerEmpty, title: "follow", "go to the end of the transcript and follow it"),
      bind(.help, "?", in: .composerEmpty, title: "help", "help"),
      bind(.leave, "Ctrl+D", in: .composerEmpty, title: "leave", "leave Skein"),
    ]
  }

  static var screenBindings: [KeyBinding] {
    [
      bind(.escape, "Esc", in: .anywhere, title: "interrupt", "close what is open, else interrupt the agent"),
      bind(
        .cancel, "Ctrl+C", in: .anywhere, title: "cancel",
        "set the draft aside and clear it, else interrupt; twice: leave"),
      bind(.suspend, "Ctrl+Z", in: .anywhere, "suspend Skein; `fg` brings it back"),
      bind(.repaint, "Ctrl+L", in: .anywhere, "paint the screen again"),
      bind(.pageUp, "PgUp", in: .anywhere, title: "scroll", "scroll back"),
      bind(.pageDown, "PgDn", in: .anywhere, "scroll forward"),
      bind(.cycleMode, "Shift+Tab", in: .anywhere, title: "mode", "next permission mode: default, acceptEdits, plan"),
      bind(.toggleDetail, "Ctrl+O", in: .anywhere, title: "detail", "show or fold the detail of tools and thinking"),
      bind(.help, "F1", "Ctrl+X ?", in: .anywhere, title: "help", "all keys"),
      bind(.palette, "Ctrl+X :", "Ctrl+X P", in: .anywhere, title: "palette", "find an action by its name"),
      bind(.chooseModel, "Ctrl+X m", in: .anywhere, title: "model", "choose the model"),
      bind(.chooseMode, "Ctrl+X p", in: .anywhere, title: "mode", "choose the permission mode"),
      bind(.queue, "Ctrl+X q", in: .anywhere, title: "queue", "prompts that wait: edit, delete, send"),
      bind(.copyReply, "Ctrl+X y", in: .anywhere, title: "copy", "copy the last reply"),
      bind(
        .useRealAgent, "Ctrl+X c", in: .anywhere, title: "use claude",
        "in a demo session: go on with Claude Code, where it is installed"),
      bind(.quit, "Ctrl+X Q", in: .anywhere, title: "quit", "leave Skein; asks only while turns run"),
    ]
  }
}
