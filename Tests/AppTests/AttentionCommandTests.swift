import Foundation
import Synchronization
import Testing

@testable import App

/// The user's own command about a session that calls.
@Suite struct AttentionCommandTests {
  /// Takes complaints and lets a test wait for one.
  private final class Ear: Sendable {
    let told = Mutex<[String]>([])
    let (heard, telling) = AsyncStream<String>.makeStream()

    func hear(_ sentence: String) {
      told.withLock { $0.append(sentence) }
      telling.yield(sentence)
    }

    func next() async -> String? {
      for await sentence in heard { return sentence }
      return nil
    }
  }

  @Test func noShellReadsItAndItsEndIsNoticed() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let ear = Ear()
    let command = AttentionCommand(complain: ear.hear)
    command.run(["cp", "/etc/hostname", file.path + " $(reboot);*"])
    // What comes after it has ended tells that it has: its own exit code says nothing.
    while command.count > 0 { await Task.yield() }
    let made = file.path + " $(reboot);*"
    #expect(FileManager.default.fileExists(atPath: made))
    try FileManager.default.removeItem(atPath: made)
    #expect(ear.told.withLock(\.self).isEmpty)
  }

  @Test func whatGoesWrongIsToldOnce() async throws {
    let ear = Ear()
    let command = AttentionCommand(complain: ear.hear)
    command.run(["/nowhere/notify", "x"])
    #expect(await ear.next()?.contains("/nowhere/notify, could not be run: No such file") == true)
    command.run(["/nowhere/notify", "x"])
    command.run(["false"])
    while command.count > 0 { await Task.yield() }
    #expect(ear.told.withLock(\.count) == 1)
    let other = Ear()
    AttentionCommand(complain: other.hear).run(["sh", "-c", "exit 3"])
    #expect(await other.next()?.contains("exit code 3") == true)
  }

  @Test func itIsBoundedInTimeAndNumberWithAllThatItStarted() async throws {
    let ear = Ear()
    let command = AttentionCommand(patience: 1, complain: ear.hear)
    let begun = ContinuousClock.now
    for _ in 0..<20 { command.run(["sh", "-c", "sleep 60 & sleep 60"]) }
    #expect(ContinuousClock.now - begun < .seconds(1), "it was waited for")
    #expect(command.count == AttentionCommand.mostAtOnce)
    #expect(await ear.next()?.contains("took longer than 1 seconds") == true)
    while command.count > 0 { await Task.yield() }
  }
}
