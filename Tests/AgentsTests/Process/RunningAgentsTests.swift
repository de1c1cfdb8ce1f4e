import Agents
import Conversation
import Glibc
import Testing

@Suite(.timeLimit(.minutes(1))) struct RunningAgentsTests {
  @Test func anAgentIsKnownByItsConversation() async throws {
    try await withHost { host in
      let id = ConversationID.random()
      let agent = RunningProcess(host, script: "sleep 60 & echo up; wait", arguments: ["--session-id=\(id)"])
      #expect(await agent.line() == "up")
      let running = RunningAgents()
      let memory = try #require(running.memory(of: id))
      // A shell and a sleep.
      #expect((500_000..<100_000_000).contains(memory))
      #expect(running.count >= 1 && running.memory >= memory)
      #expect(running.memory(of: .random()) == nil)
      agent.process.end(.immediate)
      _ = await agent.rest()
      #expect(RunningAgents().memory(of: id) == nil)
    }
  }

  /// So an agent that was killed is never started again beside a tool that it had left running.
  @Test func whenTheEndOfAKilledAgentIsToldItsToolsAreGone() async throws {
    try await withHost { host in
      let script = """
        echo $$; read line; setsid sh -c 'trap "" TERM; echo $$; sleep 60' & wait
        """
      let agent = RunningProcess(host, script: script)
      let leader = try #require(await agent.line().flatMap { Int32($0) })
      agent.process.write(line: Array("go on".utf8))
      let tool = try #require(await agent.line().flatMap { Int32($0) })
      #expect(kill(leader, SIGKILL) == 0)
      let rest = await agent.rest()
      #expect(rest.exit?.status == .signal(SIGKILL))
      #expect(!isRunning(tool))
    }
  }
}
