import Agents
import Conversation
import Synchronization

/// Agents that answer each prompt at once, except those of one session: the first ends by itself when it gets one, and the next
/// ones before they are ready.
final class FrailConnector: AgentConnector {
  let frail = Mutex<SessionID?>(nil)
  /// Prompts in the order in which agents got them.
  let prompts = Mutex<[Prompt]>([])
  let starts = Mutex<[SessionID: Int]>([:])

  func connect(_ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void) -> any AgentConnection {
    let start = starts.withLock { starts in
      starts[launch.session, default: 0] += 1
      return starts[launch.session, default: 0]
    }
    let isBroken = start > 1 && frail.withLock { $0 } == launch.session
    receive([isBroken ? .ended(AgentEnd(signal: 11, standardError: "it broke")) : .ready(AgentInfo())])
    return FrailConnection(session: launch.session, isBroken: isBroken, connector: self, receive: receive)
  }

  /// The frail agent took nothing in.
  func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection? {
    AgentRecollection(hasConversation: false, prompts: [])
  }
}

private struct FrailConnection: AgentConnection {
  let session: SessionID
  let isBroken: Bool
  let connector: FrailConnector
  let receive: @Sendable ([AgentEvent]) -> Void

  func send(_ request: AgentRequest) {
    guard !isBroken, case .prompt(let prompt) = request else { return }
    connector.prompts.withLock { $0.append(prompt) }
    if connector.frail.withLock({ $0 }) == session {
      receive([.ended(AgentEnd(signal: 11, standardError: "it broke"))])
    } else {
      let key = BlockKey(message: prompt.id.rawValue, index: 0)
      receive([
        .turnBegan(model: "m", mode: nil, prompts: [prompt.id]),
        .blockEnded(key, .text("You said: \(prompt.text)"), parent: nil, isAborted: false),
        .turnEnded(TurnEnd(outcome: .completed, prompts: [prompt.id])),
      ])
    }
  }

  func end(isBusy: Bool) { receive([.ended(AgentEnd(exitCode: 0, wasAsked: true))]) }
}
