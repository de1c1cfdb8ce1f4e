import Glibc
import Terminal
import Testing

@testable import App

extension CursesDriverTests {
  private func full(_ size: Size, _ mark: String) -> ScreenBuffer {
    var canvas = Canvas(size: size)
    for row in 0..<size.rows {
      canvas.put(String(repeating: "\(mark)\(row) ", count: size.columns), row: row, column: 0)
    }
    return canvas.screen
  }

  @Test func aTerminalThatAnswersHoldsFramesBack() throws {
    let terminal = try EmulatedTerminal(rows: 40, columns: 120)
    let driver = try driver(terminal)
    defer { driver.close() }
    driver.present(full(driver.size, "a"), cursor: nil, title: "")
    #expect(terminal.receive { String(decoding: terminal.received, as: UTF8.self).hasSuffix("\u{1B}[5n") })
    usleep(20_000)  // a line that takes its time
    terminal.type("x\u{1B}[0n")
    #expect(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: 2000) == .input)
    #expect(driver.readInputs() == [.key(Key("x"))])
    #expect(driver.hasArrived)
    _ = terminal.takeReceived()
    // More than the room that any such line has.
    for mark in ["b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"] {
      driver.present(full(driver.size, mark), cursor: nil, title: "")
      _ = terminal.receive {
        driver.drain()
        return driver.isDrained
      }
    }
    #expect(driver.frameWait(isUrgent: false) != nil)
    #expect(!driver.hasArrived)
    #expect(terminal.takeReceived().split(separator: "\u{1B}[5n", omittingEmptySubsequences: false).count == 2)
  }

  @Test func leavingWaitsForTheAnswer() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    driver.present(full(driver.size, "a"), cursor: nil, title: "")
    terminal.type("\u{1B}[0n")
    let begun = ContinuousClock.now
    driver.close()
    #expect(ContinuousClock.now - begun < .milliseconds(90))
    var count: Int32 = 0
    #expect(ioctl(terminal.slave, UInt(FIONREAD), &count) == 0)
    #expect(count == 0)
  }

  @Test func aTerminalOfAnotherKindIsNotAsked() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal, ["TERM": "wyse60"])
    defer { driver.close() }
    driver.present(full(driver.size, "a"), cursor: nil, title: "")
    #expect(terminal.receive { !terminal.received.isEmpty })
    #expect(!terminal.takeReceived().contains("\u{1B}[5n"))
  }
}
