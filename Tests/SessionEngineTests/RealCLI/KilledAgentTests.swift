import Conversation
import Foundation
import SessionEngine
import Testing

/// `kill -9` of the real `claude` at random moments. `SKEIN_TEST_KILLS` sets how many (10), `SKEIN_TEST_SEED` repeats a run.
@Suite("A killed agent", .serialized, .timeLimit(.minutes(15)))
struct KilledAgentTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What was seen of a session so far.
  private struct Sight {
    var updates: AsyncStream<SessionUpdate>.Iterator
    var status = SessionStatus.asleep
    var withdrawn = 0
    var lost = 0

    /// Follows the session until its status is as wanted: the status of this moment, for updates are read late.
    mutating func wait(_ engine: SessionEngine, until isDone: (SessionStatus) -> Bool) async {
      while let update = await updates.next() {
        switch update {
        case .summary:
          status = await engine.summaries().first?.status ?? .asleep
          if isDone(status) { return }
        case .withdrawn: withdrawn += 1
        case .turnLost: lost += 1
        default: break
        }
      }
    }
  }

  @Test func comesBackWithEveryWordAndNoPromptTwice() async throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["SKEIN_TEST_KILLS"].flatMap(Int.init) ?? 10
    let seed = environment["SKEIN_TEST_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
    print("killed agent: seed \(seed), \(count) kills")
    let real = try RealEngine()
    do {
      try await kill(count, Dice(state: seed), in: real)
    } catch {
      await real.claude.close()
      throw error
    }
    await real.claude.close()
  }

  private func kill(_ count: Int, _ dice: Dice, in real: RealEngine) async throws {
    var dice = dice
    let engine = try await real.engine()
    let id = try await engine.create(name: "fox", options: real.claude.options).id
    var sight = Sight(updates: try await engine.updates(of: id).makeAsyncIterator())
    var slowest = Duration.zero
    var idle = 0
    for round in 0..<count {
      // A fifth of the kills are to meet an agent that starts.
      let starts = round > 0 && Int.random(in: 0..<5, using: &dice) == 0
      if starts {
        engine.send(.stop(id))
        await sight.wait(engine) { $0 == .asleep }
      }
      engine.send(.submit(id, Prompt(text: prompt(round)), holds: false))
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...(starts ? 600 : 1200), using: &dice)))
      var agent = real.claude.processes.first
      while agent == nil {
        await Task.yield()
        agent = real.claude.processes.first
      }
      let pid = try #require(agent)
      #expect(Foundation.kill(pid, SIGKILL) == 0)
      let killed = ContinuousClock.now
      let before = real.connector.connections
      await sight.wait(engine) { status in
        if case .failed = status { return true }
        return real.connector.connections > before && (status == .idle || status == .working)
      }
      if case .failed(let reason) = sight.status {
        // The turn was over: the next prompt starts the agent.
        idle += 1
        #expect(reason.contains("signal 9"), "round \(round)")
      } else {
        slowest = max(slowest, ContinuousClock.now - killed)
        #expect(ContinuousClock.now - killed < .seconds(2), "round \(round)")
        if sight.status != .idle { await sight.wait(engine) { $0 == .idle } }
      }
      // Usable at once; a turn that is completed also ends the count of restarts.
      let reply = try await engine.ask("are you there, \(round)?", in: id)
      #expect(reply.content == "You said: are you there, \(round)?")
    }
    await engine.close()

    let seen = try await real.claude.promptsSeen()
    for round in 0..<count {
      #expect(seen.count { $0.contains("r\(round)w1 ") } <= 1, "round \(round) was asked twice")
      #expect(seen.count { $0 == "are you there, \(round)?" } == 1, "round \(round)")
    }
    let again = try await real.engine()
    let blocks = try await again.transcript(of: id)
    await again.close()
    let kept = blocks.compactMap { if case .text(let text) = $0.content { text.text } else { nil } }
    for text in real.connector.texts where !text.isEmpty {
      #expect(kept.contains { $0.hasPrefix(text) }, "lost: \(text)")
    }
    let prompts = blocks.compactMap { if case .prompt(let prompt) = $0.content { prompt } else { nil } }
    #expect(prompts.count + sight.withdrawn == 2 * count)
    #expect(!prompts.contains { $0.delivery == .waiting })
    #expect(Set(prompts.map(\.text)).count == prompts.count)
    print(
      "killed agent: \(count) kills, \(sight.lost) turns lost, \(idle) while idle, \(sight.withdrawn) prompts given back,",
      "\(seen.count) turns asked, \(real.connector.texts.count) texts, back after at most \(slowest)")
  }

  private func prompt(_ round: Int) -> String {
    let words = (1...60).map { "r\(round)w\($0)" }.joined(separator: " ")
    return #"do:script [{"blocks":[{"text":"\#(words)"}],"pause":0.02}]"#
  }
}
