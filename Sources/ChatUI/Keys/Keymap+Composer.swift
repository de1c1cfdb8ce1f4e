extension Keymap {
  /// Reads keys that are written in the code of this table.
  static func keys(_ texts: [String]) -> [KeySequence] { texts.compactMap { KeySequence($0) } }

  private static func bind(
    _ action: Action, _ keys: String..., in context: KeyContext = .composer, title: String = "", help: String,
    shown: String? = nil
  ) -> KeyBinding {
    KeyBinding(action, Self.keys(keys), in: context, title, help, shown: shown)
  }

  static var composerBindings: [KeyBinding] {
    [
      bind(.send, "Enter", title: "send", help: "send; while the agent works it waits until the agent takes it in"),
      bind(
        .hold, "Tab", "Ctrl+X Enter", in: .composerBusy, title: "hold",
        help: "hold the prompt in Skein's queue until the turn ends"),
      // Shift+Enter counts where a terminal tells of it, and is not shown: elsewhere it would send.
      bind(
        .newline, "Ctrl+J", "Alt+Enter", "Shift+Enter", title: "newline", help: "new line, as does a \\ before Enter",
        shown: "Ctrl+J · Alt+Enter · \\ Enter"),
      bind(.complete, "Tab", title: "complete", help: "complete a command (/) or a file (@)"),
      bind(.left, "Left", "Ctrl+B", help: "one character left"),
      bind(.right, "Right", "Ctrl+F", help: "one character right"),
      bind(.wordLeft, "Alt+b", "Ctrl+Left", "Alt+Left", help: "one word left"),
      bind(.wordRight, "Alt+f", "Ctrl+Right", "Alt+Right", help: "one word right"),
      bind(.lineStart, "Home", "Ctrl+A", help: "start of the line"),
      bind(.lineEnd, "End", "Ctrl+E", help: "end of the line"),
      bind(.textStart, "Alt+<", "Ctrl+Home", help: "start of the text"),
      bind(.textEnd, "Alt+>", "Ctrl+End", help: "end of the text"),
      bind(.up, "Up", "Ctrl+P", help: "line above; at the top the prompt before"),
      bind(.down, "Down", "Ctrl+N", help: "line below; at the bottom the prompt after"),
      bind(.recallSearch, "Ctrl+R", title: "recall", help: "search the prompts sent before"),
      bind(.deleteBackward, "Backspace", help: "delete the character before (Ctrl+H)"),
      bind(.deleteForward, "Delete", "Ctrl+D", help: "delete the character after"),
      bind(.killBigWord, "Ctrl+W", help: "cut back to the last blank"),
      bind(.killWordBackward, "Alt+Backspace", "Ctrl+Backspace", help: "cut the word before"),
      bind(.killWordForward, "Alt+d", "Ctrl+Delete", help: "cut the word after"),
      bind(.killToStart, "Ctrl+U", "Ctrl+X Backspace", help: "cut to the start of the line"),
      bind(.killToEnd, "Ctrl+K", help: "cut to the end of the line"),
      bind(.yank, "Ctrl+Y", help: "put back what was cut"),
      bind(.yankOlder, "Alt+y", help: "then: exchange it for the cut before"),
      bind(.yankLastArgument, "Alt+.", help: "put in the last word of the prompt before; again: of one further back"),
      bind(.transpose, "Ctrl+T", help: "exchange two characters"),
      bind(.transposeWords, "Alt+t", help: "exchange two words"),
      bind(.upcaseWord, "Alt+u", help: "the word in capitals"),
      bind(.downcaseWord, "Alt+l", help: "the word in small letters"),
      bind(.capitalizeWord, "Alt+c", help: "the word with a capital first"),
      bind(.deleteBlanks, "Alt+\\", help: "delete the blanks around"),
      bind(.quotedInsert, "Ctrl+V", help: "take the next key as it is: Tab, Enter, @, /"),
      bind(.undo, "Ctrl+_", "Ctrl+X Ctrl+U", help: "undo"),
      bind(.redo, "Alt+_", "Ctrl+X Ctrl+R", help: "redo what was undone"),
      bind(.unfold, "Alt+o", "Ctrl+X Ctrl+O", help: "show a folded paste in full"),
      bind(.editor, "Ctrl+G", "Ctrl+X Ctrl+E", "Ctrl+X e", title: "editor", help: "write in your $VISUAL or $EDITOR"),
      bind(.follow, "End", in: .composerEmpty, title: "follow", help: "go to the end of the transcript and follow it"),
      bind(.help, "?", in: .composerEmpty, title: "help", help: "help"),
      bind(.leave, "Ctrl+D", in: .composerEmpty, title: "leave", help: "leave Skein"),
    ]
  }

  static var screenBindings: [KeyBinding] {
    [
      bind(.escape, "Esc", in: .anywhere, title: "interrupt", help: "close what is open, else interrupt the agent"),
      bind(
        .cancel, "Ctrl+C", in: .anywhere, title: "cancel",
        help: "set the draft aside and clear it, else interrupt; twice: leave"),
      bind(.suspend, "Ctrl+Z", in: .anywhere, help: "suspend Skein; `fg` brings it back"),
      bind(.repaint, "Ctrl+L", in: .anywhere, help: "paint the screen again"),
      bind(.pageUp, "PgUp", in: .anywhere, title: "scroll", help: "scroll back"),
      bind(.pageDown, "PgDn", in: .anywhere, help: "scroll forward"),
      bind(
        .cycleMode, "Shift+Tab", in: .anywhere, title: "mode", help: "next permission mode: default, acceptEdits, plan"),
      bind(
        .toggleDetail, "Ctrl+O", in: .anywhere, title: "detail", help: "show or fold the detail of tools and thinking"),
      bind(.help, "F1", "Ctrl+X ?", in: .anywhere, title: "help", help: "all keys"),
      bind(.palette, "Ctrl+X :", "Ctrl+X P", in: .anywhere, title: "palette", help: "find an action by its name"),
      bind(.chooseModel, "Ctrl+X m", in: .anywhere, title: "model", help: "choose the model"),
      bind(.chooseMode, "Ctrl+X p", in: .anywhere, title: "mode", help: "choose the permission mode"),
      bind(.chooseTheme, "Ctrl+X t", in: .anywhere, title: "theme", help: "choose the theme, which shows at once"),
      bind(.queue, "Ctrl+X q", in: .anywhere, title: "queue", help: "prompts that wait: edit, move, delete, send"),
      bind(.copyReply, "Ctrl+X y", in: .anywhere, title: "copy", help: "copy the last reply"),
      bind(
        .useRealAgent, "Ctrl+X c", in: .anywhere, title: "use claude",
        help: "in a demo session: go on with Claude Code, where it is installed"),
      bind(.quit, "Ctrl+X Q", in: .anywhere, title: "quit", help: "leave Skein; asks only while turns run"),
    ]
  }
}
