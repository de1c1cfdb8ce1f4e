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
  /// Run the user's own command about a session that calls, beside everything else.
  case runCommand([String])
  case copy(String)
  /// Write a session to a file: answered by `Event.Kind.exported`.
  case export(ExportOrder)
  /// Read the templates there are: answered by `Event.Kind.templates`.
  case listTemplates
  /// Make a session and open it; trouble comes as a problem of no session.
  case newSession(NewSessionOrder)
  /// Draw in this theme from now on.
  case useTheme(String)
  /// Find out which places are there and hand them to ``ChatState/show(_:of:now:)``.
  case findPlaces(PlaceQuery)
  /// Show an address with the program that the desktop has for it.
  case openLink(String)
  /// Let an external editor have a file, at a line.
  case openFile(path: String, line: Int?)
  /// Let the terminal report the mouse, or leave it alone.
  case setMouse(Bool)
}

extension Effect {
  /// A request is answered by it.
  var isAnswer: Bool { if case .command(.answer) = self { true } else { false } }
}
