import Conversation
import Foundation
import RealClaude
import Testing

@testable import Agents

/// One process of the real `claude` that is talked with.
struct RealConversation {
  var connection: any AgentConnection
  var log: EventLog

  init(_ claude: RealClaude, _ conversation: ConversationStart) {
    let log = EventLog()
    connection = claude.connector.connect(
      AgentLaunch(session: SessionID("s"), options: claude.options, conversation: conversation)
    ) { log.receive($0) }
    self.log = log
  }

  func say(_ text: String) { connection.send(.prompt(Prompt(text: text))) }

  /// Waits for the end of the turn of that number, from 1.
  func turn(_ number: Int) async throws -> TurnEnd {
    @Sendable func ends(_ events: [AgentEvent]) -> [TurnEnd] {
      events.compactMap { if case .turnEnded(let end) = $0 { end } else { nil } }
    }
    return try await ends(log.wait("end of turn \(number)") { ends($0).count >= number })[number - 1]
  }

  func question() async throws -> PermissionRequest {
    @Sendable func asked(_ events: [AgentEvent]) -> PermissionRequest? {
      events.lazy.compactMap { if case .asked(let request) = $0 { request } else { nil } }.first
    }
    let events = try await log.wait("question") { asked($0) != nil }
    return try #require(asked(events))
  }

  /// The words of the replies, as the agent keeps them.
  var replies: [String] {
    log.events.compactMap { if case .blockEnded(_, .text(let text), _, _) = $0 { text } else { nil } }
  }

  var toolStates: [ToolCall.State] {
    log.events.compactMap { if case .toolEnded(_, let state, _, _) = $0 { state } else { nil } }
  }
}
