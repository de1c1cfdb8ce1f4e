import Agents
import Conversation

/// Tells the command line of each agent that is started, before it is: what `--debug` is for.
struct LoggingConnector: AgentConnector {
  let connector: ProfileConnector
  let log: @Sendable (String) -> Void

  func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection {
    switch connector.launch(for: launch) {
    case .success(let spec):
      let words = ([spec.executable] + spec.arguments).map(Self.quoted).joined(separator: " ")
      log("in \(Self.quoted(spec.directory)): \(words)")
    case .failure(let problem): log("\(problem)")
    }
    return connector.connect(launch, receive: receive)
  }

  func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection? {
    await connector.recall(prompts, of: launch)
  }

  func commandLine(of launch: AgentLaunch) -> [String]? { connector.commandLine(of: launch) }

  func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut {
    await connector.cut(before: prompt, of: launch)
  }

  func ownRecord(of launch: AgentLaunch) async -> String? { await connector.ownRecord(of: launch) }

  func removeOwnRecord(of launch: AgentLaunch) async throws(Problem) {
    try await connector.removeOwnRecord(of: launch)
  }

  func readsMentions(_ profile: String) -> Bool { connector.readsMentions(profile) }

  /// As a shell would have to be given the word.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./=:,@%+".unicodeScalars.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
