import Conversation
import Foundation
import Testing

@testable import Agents

/// The real `claude`, an empty home, and the loopback stand-in of its service.
final class RealCLI {
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  let host: ProcessHost
  let home: URL
  private let service: Process
  private let serviceInput = Pipe()
  private let connector: ProfileConnector

  init() throws {
    guard let claude = ProcessInfo.processInfo.environment["SKEIN_TEST_CLAUDE"], !claude.isEmpty else {
      throw Missing(
        description: "These tests need the real claude: run Tests/run, which finds it, or set SKEIN_TEST_CLAUDE.")
    }
    home = FileManager.default.temporaryDirectory.appending(path: "skein-real-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: home.appending(path: "project"), withIntermediateDirectories: true)
    service = Process()
    service.executableURL = URL(filePath: "/usr/bin/env")
    let script = Recording.folder.deletingLastPathComponent().appending(path: "StandIns/messages_api.py")
    service.arguments = ["python3", script.path, "--port", "0", "--until-stdin-closes"]
    service.standardInput = serviceInput
    let output = Pipe()
    service.standardOutput = output
    try service.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { line += byte }
    guard let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)) else {
      throw Missing(description: "Tests/StandIns/messages_api.py did not print its port.")
    }
    host = try ProcessHost()
    connector = ProfileConnector(
      host: host, profiles: [try ProfileTests.shipped("claude")], claudePath: claude,
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8",
        "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)", "ANTHROPIC_API_KEY": "dummy",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "CLAUDE_CODE_MAX_RETRIES": "1",
      ])
  }

  /// Ends all that was started.
  func close() async {
    await host.close()
    try? serviceInput.fileHandleForWriting.close()
    service.waitUntilExit()
    try? FileManager.default.removeItem(at: home)
  }

  func connect(_ conversation: ConversationStart) -> RealConversation {
    let log = EventLog()
    let options = SessionOptions(agent: "claude", folder: home.appending(path: "project").path)
    let connection = connector.connect(
      AgentLaunch(session: SessionID("s"), options: options, conversation: conversation)
    ) { log.receive($0) }
    return RealConversation(connection: connection, log: log)
  }
}

/// One process of the real `claude` that is talked with.
struct RealConversation {
  var connection: any AgentConnection
  var log: EventLog

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
