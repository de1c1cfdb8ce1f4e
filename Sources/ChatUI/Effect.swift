import Conversation

/// What the main loop is asked to do.
public enum Effect: Equatable, Sendable {
  case command(Command)
  /// Leave: close the engine and give the terminal back.
  case quit
  case suspend
  /// Paint the whole screen again.
  case repaint
  /// Let an external editor change this text, then hand the outcome to `ChatState.finishEditor`.
  case openEditor(text: String)
  case bell
  /// Tell a user who looks elsewhere.
  case notify(title: String, body: String)
  case copy(String)
  /// Write a session to a file: answered by `Event.Kind.exported`.
  case export(ExportOrder)
  /// Read the templates there are: answered by `Event.Kind.templates`.
  case listTemplates
  /// Make a session and open it; trouble comes as a problem of no session.
  case newSession(NewSessionOrder)
  /// Draw in this theme from now on.
  case useTheme(String)
}
