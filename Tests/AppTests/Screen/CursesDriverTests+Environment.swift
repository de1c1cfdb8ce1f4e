import Dispatch
import Glibc
import Terminal
import Testing

@testable import App

/// What the environment says of the terminal: its type, its colours, its characters.
extension CursesDriverTests {
  @Test(arguments: [
    (nil, TerminalProblem.noType), ("", .noType), ("no-such-terminal", .unknownType("no-such-terminal")),
    ("dumb", .tooSimple("dumb")), ("../../etc/passwd", .unknownType("../../etc/passwd")),
  ])
  func whatCannotBeUsedIsSaid(_ type: String?, _ problem: TerminalProblem) throws {
    let terminal = try EmulatedTerminal()
    #expect(throws: problem) { try driver(terminal, type.map { ["TERM": $0] } ?? [:]) }
    #expect(problem.description.contains("skein chat"))
    var pipes: [Int32] = [0, 0]
    pipe(&pipes)
    #expect(throws: TerminalProblem.notATerminal) {
      try CursesDriver(environment: colorful, input: pipes[0], output: terminal.slave)
    }
    for pipe in pipes { close(pipe) }
  }

  /// Values of the environment that end other curses programs.
  @Test func absurdSizesInTheEnvironmentDoNoHarm() throws {
    setenv("LINES", "999999999", 1)
    setenv("COLUMNS", "-5", 1)
    defer {
      unsetenv("LINES")
      unsetenv("COLUMNS")
    }
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    #expect(driver.size == Size(rows: 10, columns: 40))
  }

  @Test func fewerColoursAndTypes() throws {
    for (type, colors) in [("linux", 8), ("vt100", 0), ("xterm-256color", 256), ("screen-256color", 256), ("xterm", 8)]
    {
      let terminal = try EmulatedTerminal()
      let driver = try driver(terminal, ["TERM": type])
      #expect(driver.colors == colors)
      var canvas = canvas(driver.size, "plain")
      canvas.put("failed", row: 1, column: 0, style: "transcript.tool.failed")
      driver.present(canvas.screen, cursor: nil, title: "")
      #expect(terminal.receive { terminal.text == canvas.screen.text }, "\(type)")
      #expect((terminal.cell(1, 0).foreground != -1) == (colors > 0), "\(type)")
      driver.close()
    }
  }

  @Test func onlyASCIIIsWrittenWhereTheLocaleIsNotUTF8() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal, ["TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "POSIX"])
    defer { driver.close() }
    let canvas = canvas(driver.size, "┌─┐ é日 • …", "x")
    driver.present(canvas.screen, cursor: nil, title: "é")
    #expect(terminal.receive { terminal.text.hasPrefix("+-+ ??  * .\nx") })
    #expect(terminal.received.allSatisfy { $0 < 0x80 })
  }

  @Test func aLocaleThatIsNotInstalledStillNamesItsCharacters() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal, ["TERM": "xterm-256color", "LANG": "xx_XX.UTF-8@euro"])
    defer { driver.close() }
    let canvas = canvas(driver.size, "é日")
    driver.present(canvas.screen, cursor: nil, title: "")
    #expect(terminal.receive { terminal.text == canvas.screen.text })
  }

  /// ncurses, the driver and the terminal must agree on the size in the end, whenever it changed.
  @Test func aSizeThatChangesWhileTheDriverOpensIsSeen() throws {
    for pause in 0..<60 {
      let terminal = try EmulatedTerminal()
      let slave = terminal.slave
      let resize = { @Sendable (rows: UInt16, columns: UInt16) in
        var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &window)
      }
      resize(3, 10)
      let done = DispatchSemaphore(value: 0)
      DispatchQueue.global().async { @Sendable in
        usleep(UInt32(pause * 10))
        resize(10, 40)
        done.signal()
      }
      let driver = try driver(terminal)
      defer { driver.close() }
      done.wait()
      _ = driver.readSize()
      try #require(driver.size == Size(rows: 10, columns: 40))
      var canvas = Canvas(size: driver.size)
      canvas.put("last", row: 9, column: 36)
      driver.present(canvas.screen, cursor: nil, title: "")
      try #require(terminal.receive { terminal.text == canvas.screen.text }, "after \(pause)0 µs")
    }
  }
}
