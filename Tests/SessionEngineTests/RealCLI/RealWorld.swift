import Agents
import Conversation
import Foundation
import History
import SessionEngine

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// An engine over the real `claude`, an empty home, a history on disk, and the loopback stand-in of its service.
final class RealWorld {
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  let home: URL
  let connector: TappedConnector
  private let host: ProcessHost
  private let service = Process()
  private let serviceInput = Pipe()
  private let port: Int

  init() throws {
    guard let claude = ProcessInfo.processInfo.environment["SKEIN_TEST_CLAUDE"], !claude.isEmpty else {
      throw Missing(
        description: "These tests need the real claude: run Tests/run, which finds it, or set SKEIN_TEST_CLAUDE.")
    }
    home = FileManager.default.temporaryDirectory.appending(path: "skein-kills-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home.appending(path: "project"), withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    service.executableURL = URL(filePath: "/usr/bin/env")
    let script = root.appending(path: "Tests/StandIns/messages_api.py").path
    service.arguments = ["python3", script, "--port", "0", "--until-stdin-closes"]
    service.standardInput = serviceInput
    let output = Pipe()
    service.standardOutput = output
    try service.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { line += byte }
    guard let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)) else {
      throw Missing(description: "Tests/StandIns/messages_api.py did not print its port.")
    }
    self.port = port
    let profile = root.appending(path: "Resources/agents/claude.json5")
    host = try ProcessHost()
    connector = TappedConnector(
      ProfileConnector(
        host: host,
        profiles: [try AgentProfile(parsing: String(contentsOf: profile, encoding: .utf8), file: "claude.json5")],
        claudePath: claude,
        environment: [
          "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8",
          "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)", "ANTHROPIC_API_KEY": "dummy",
          "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "CLAUDE_CODE_MAX_RETRIES": "1",
        ]))
  }

  /// Runs `body` in a world of its own and ends all of it, whatever came of it.
  static func with(_ body: (RealWorld) async throws -> Void) async throws {
    let world = try RealWorld()
    do {
      try await body(world)
    } catch {
      await world.close()
      throw error
    }
    await world.close()
  }

  var options: SessionOptions { SessionOptions(agent: "claude", folder: home.appending(path: "project").path) }

  func engine() async throws -> SessionEngine {
    let engine = SessionEngine(
      store: try await SQLiteStore.open(folder: home.appending(path: "history").path), connector: connector)
    await engine.start()
    return engine
  }

  /// Ends all that was started.
  func close() async {
    await host.close()
    try? serviceInput.fileHandleForWriting.close()
    service.waitUntilExit()
    try? FileManager.default.removeItem(at: home)
  }

  /// The processes of `claude` in this home.
  var agents: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { pid in
      guard let words = try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8),
        words.contains("stream-json"),
        let variables = try? String(contentsOfFile: "/proc/\(pid)/environ", encoding: .utf8)
      else { return false }
      return variables.split(separator: "\0").contains { $0 == "HOME=\(home.path)" }
    }
  }

  /// The prompts of the requests that began a turn, as the service saw them.
  func promptsSeen() async throws -> [String] {
    guard let url = URL(string: "http://127.0.0.1:\(port)/__log") else { return [] }
    let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
    let entries = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    return entries.compactMap { entry in
      entry["step"] as? Int == 0 ? entry["prompt"] as? String : nil
    }
  }
}
