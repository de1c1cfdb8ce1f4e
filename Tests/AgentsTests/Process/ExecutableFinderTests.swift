import Agents
import Foundation
import Testing

@Suite struct ExecutableFinderTests {
  private let home = NSTemporaryDirectory() + UUID().uuidString

  private func put(_ path: String, mode: mode_t) throws {
    let file = URL(filePath: home + "/" + path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: file)
    chmod(file.path, mode)
  }

  @Test func looksInPathThenInTheUsualPlaces() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    let finder = ExecutableFinder(environment: ["PATH": "\(home)/a:relative::\(home)/b", "HOME": home])
    #expect(throws: AgentProblem.executableNotFound(name: "skein-test-agent", lookedIn: finder.places)) {
      try finder.find("skein-test-agent")
    }
    #expect(finder.places.prefix(3) == ["\(home)/a", "\(home)/b", "\(home)/.npm-global/bin"])
    try put("a/skein-test-agent", mode: 0o644)
    #expect(throws: AgentProblem.notExecutable(path: "\(home)/a/skein-test-agent")) {
      try finder.find("skein-test-agent")
    }
    try put(".local/bin/skein-test-agent", mode: 0o755)
    #expect(try finder.find("skein-test-agent") == "\(home)/.local/bin/skein-test-agent")
    try put("b/skein-test-agent", mode: 0o755)
    #expect(try finder.find("skein-test-agent") == "\(home)/b/skein-test-agent")
  }

  @Test func checksAPath() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    try put("bin/agent", mode: 0o755)
    let finder = ExecutableFinder(environment: ["HOME": home])
    #expect(try finder.find("~/bin/agent") == "\(home)/bin/agent")
    #expect(throws: AgentProblem.notExecutable(path: "\(home)/bin")) { try finder.find("\(home)/bin") }
    #expect(throws: AgentProblem.executableMissing(path: "/no/agent")) { try finder.find("/no/agent") }
  }
}
