import Conversation
import Terminal

/// A session that was asked for and is not there yet, with what was typed for it meanwhile.
struct AwaitedSession: Sendable {
  /// The sessions that were there before: any other one that opens is it.
  var known: Set<SessionID>
  /// What described it, to be shown again where it cannot be made so.
  var form: Form?
  var inputs: [Input] = []

  /// The text of what was typed, without what its keys would have done.
  var text: String {
    inputs.reduce(into: "") { text, input in
      switch input {
      case .key(let key):
        if let character = key.typed { text.append(character) } else if key == .enter { text.append("\n") }
      case .paste(let pasted): text += pasted
      case .resize, .focus, .mouse: break
      }
    }
  }
}
