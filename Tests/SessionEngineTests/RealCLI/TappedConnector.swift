import Agents
import Conversation
import Synchronization

/// Keeps every word that agents stream, as it came, so that a test can look for it in the history.
final class TappedConnector: AgentConnector {
  private struct Place: Hashable {
    var connection: Int
    var key: BlockKey
  }

  private struct State {
    var connections = 0
    var texts: [Place: String] = [:]
  }

  private let connector: any AgentConnector
  private let state = Mutex(State())

  /// Called just before a process is started.
  let beforeStart = Mutex<(@Sendable () -> Void)?>(nil)

  init(_ connector: any AgentConnector) { self.connector = connector }

  /// What was received of each text and not withdrawn.
  var texts: [String] { state.withLock { Array($0.texts.values) } }
  /// How many processes were started.
  var connections: Int { state.withLock { $0.connections } }

  func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection {
    beforeStart.withLock { $0 }?()
    let number = state.withLock { state in
      state.connections += 1
      return state.connections
    }
    return connector.connect(launch) { events in
      self.note(events, of: number)
      receive(events)
    }
  }

  func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection? {
    await connector.recall(prompts, of: launch)
  }

  func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut {
    await connector.cut(before: prompt, of: launch)
  }

  private func note(_ events: [AgentEvent], of connection: Int) {
    state.withLock { state in
      for event in events {
        switch event {
        case .blockBegan(let key, .text(let text), _): state.texts[Place(connection: connection, key: key)] = text
        case .blockGrew(let key, let text): state.texts[Place(connection: connection, key: key)]?.append(text)
        case .blocksWithdrawn(let message, let index):
          state.texts = state.texts.filter {
            $0.key.connection != connection || $0.key.key.message != message || $0.key.key.index < index
          }
        default: break
        }
      }
    }
  }
}
