import Agents
import Conversation
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The real `claude`, an empty home, and the loopback stand-in of its service: for the tests of whatever stands above it.
public final class RealClaude {
  /// Why it cannot be had, and what to do.
  public struct Missing: Error, CustomStringConvertible {
    public var description: String
  }

  public let home: URL
  /// Starts it, as the shipped profile says.
  public let connector: ProfileConnector
  private let host: ProcessHost
  private let service = Process()
  private let serviceInput = Pipe()
  private let port: Int

  public init() throws {
    guard let claude = ProcessInfo.processInfo.environment["SKEIN_TEST_CLAUDE"], !claude.isEmpty else {
      throw Missing(
        description: "These tests need the real claude: run Tests/run, which finds it, or set SKEIN_TEST_CLAUDE.")
    }
    home = FileManager.default.temporaryDirectory.appending(path: "skein-real-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home.appending(path: "project"), withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
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
    connector = ProfileConnector(
      host: host,
      profiles: [try AgentProfile(parsing: String(contentsOf: profile, encoding: .utf8), file: "claude.json5")],
      claudePath: claude,
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8",
        "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)", "ANTHROPIC_API_KEY": "dummy",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "CLAUDE_CODE_MAX_RETRIES": "1",
      ])
  }

  /// What a session in the home's project folder starts with.
  public var options: SessionOptions {
    SessionOptions(agent: "claude", folder: home.appending(path: "project").path)
  }

  /// Ends all that was started.
  public func close() async {
    await host.close()
    try? serviceInput.fileHandleForWriting.close()
    service.waitUntilExit()
    try? FileManager.default.removeItem(at: home)
  }

  /// Its processes, by their ids.
  public var processes: [Int32] {
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
  public func promptsSeen() async throws -> [String] {
    guard let url = URL(string: "http://127.0.0.1:\(port)/__log") else { return [] }
    let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
    let entries = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    return entries.compactMap { entry in
      entry["step"] as? Int == 0 ? entry["prompt"] as? String : nil
    }
  }
}
