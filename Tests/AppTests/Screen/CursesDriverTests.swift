import CVTerm
import Glibc
import Terminal
import Testing

@testable import App

/// One ncurses in one process: these run one after the other.
@Suite(.serialized) struct CursesDriverTests {
  let colorful = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]

  func driver(_ terminal: EmulatedTerminal, _ environment: [String: String]? = nil) throws -> CursesDriver {
    let environment = (environment ?? colorful).merging(["LANG": "C.UTF-8"]) { given, _ in given }
    return try CursesDriver(environment: environment, input: terminal.slave, output: terminal.slave)
  }

  /// A driver whose terminal is closed before anything is read.
  private func driverWithoutTerminal() throws -> CursesDriver { try driver(EmulatedTerminal()) }

  func canvas(_ size: Size, _ lines: String...) -> Canvas {
    var canvas = Canvas(size: size)
    for (row, line) in lines.enumerated() { canvas.put(line, row: row, column: 0) }
    return canvas
  }

  @Test func whatIsPresentedIsSeen() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    #expect(driver.size == Size(rows: 10, columns: 40))
    var canvas = canvas(driver.size, "hello 日本 e\u{301} ┌─┐", String(repeating: "x", count: 40))
    canvas.put("failed", row: 3, column: 2, style: "transcript.tool.failed")
    canvas.put("chosen", row: 4, column: 0, style: "sidebar.selected")
    canvas.put("last", row: 9, column: 36)
    canvas.placeCursor(row: 4, column: 6)
    driver.present(canvas.screen, cursor: canvas.cursor, title: "Skein: \u{1B}]0;x\u{7} work")
    #expect(terminal.receive { terminal.text == canvas.screen.text })
    #expect(terminal.isAlternate)
    #expect(terminal.cursor == Position(row: 4, column: 6))
    #expect(terminal.cell(3, 2).foreground == 0xF7768E)
    #expect(terminal.cell(4, 0).background == 0x2F3549)
    #expect(terminal.cell(4, 0).bold == 1)
    #expect(terminal.cell(0, 0).foreground == -1)
    let sent = terminal.takeReceived()
    #expect(sent.contains("\u{1B}]0;Skein: ]0;x work\u{7}"))
    #expect(sent.contains("\u{1B}[?2004h"))
  }

  /// It is asked before the first frame, which does not wait for the answer, and again when its colours change.
  @Test func theBackgroundIsAskedFor() throws {
    let question = "\u{1B}]11;?\u{1B}\\"
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    let screen = canvas(driver.size, "hello").screen
    driver.present(screen, cursor: nil, title: "")
    #expect(terminal.receive { terminal.text == screen.text })
    #expect(terminal.takeReceived().contains(question))
    #expect(driver.takeBackground() == nil)
    terminal.type("x\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?997;1n")
    #expect(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: 2000) == .input)
    #expect(driver.readInputs() == [.key(Key("x"))])
    #expect(driver.takeBackground() == .hex(0xFFFFFF))
    #expect(terminal.receive { String(decoding: terminal.received, as: UTF8.self).hasSuffix(question) })
    _ = terminal.takeReceived()
    driver.suspend()
    driver.resume()
    #expect(terminal.receive { String(decoding: terminal.received, as: UTF8.self).hasSuffix(question) })
  }

  @Test func onlyWhatChangedIsSent() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    var canvas = canvas(driver.size, "one", "two 日本", "three")
    driver.present(canvas.screen, cursor: nil, title: "t")
    #expect(terminal.receive { terminal.text == canvas.screen.text })
    #expect(terminal.cursor == nil)
    _ = terminal.takeReceived()
    driver.present(canvas.screen, cursor: nil, title: "t")
    canvas.put("X", row: 1, column: 5)
    driver.present(canvas.screen, cursor: nil, title: "t")
    #expect(terminal.receive { terminal.text == canvas.screen.text })
    #expect(terminal.takeReceived().utf8.count < 24)
    driver.invalidate()
    driver.present(canvas.screen, cursor: nil, title: "t")
    #expect(terminal.receive { terminal.text == canvas.screen.text && terminal.received.count > 24 })
  }

  @Test func whatScrollsIsMovedByTheTerminal() throws {
    let terminal = try EmulatedTerminal(rows: 24, columns: 60)
    let driver = try driver(terminal)
    defer { driver.close() }
    for first in 0..<6 {
      var canvas = canvas(driver.size, "header")
      for row in 1..<20 {
        canvas.put("│", row: row, column: 12, style: "border")
        canvas.put("line \(first + row) " + String(repeating: "\(first + row) 日本 ", count: 4), row: row, column: 14)
      }
      canvas.put("composer", row: 22, column: 0)
      driver.present(canvas.screen, cursor: Position(row: 22, column: 8), title: "t")
      #expect(terminal.receive { terminal.text == canvas.screen.text })
      let sent = terminal.takeReceived()
      if first > 0 { #expect(sent.utf8.count < 200) }
    }
  }

  /// Frames at random, each drawn over the one before, must look like one drawn at once.
  @Test func noFrameLeavesTracesOfTheOneBefore() throws {
    let terminal = try EmulatedTerminal(rows: 8, columns: 30)
    let driver = try driver(terminal)
    defer { driver.close() }
    var random = SystemRandomNumberGenerator()
    let pieces = ["word", " ", "   ", "日本", "é", "aaaaaaaaaaaa", "─────", "x\u{301}", "\t", "語"]
    let styles: [StyleName] = ["text", "sidebar.selected", "faint", "diff.added", "selection"]
    for _ in 0..<200 {
      var canvas = Canvas(size: driver.size)
      for row in 0..<8 where Bool.random(using: &random) {
        var column = 0
        // libvterm loses a mark in the last column.
        while column < 28 {
          let piece = pieces.randomElement(using: &random) ?? ""
          column += canvas.put(piece, row: row, column: column, style: styles.randomElement(using: &random) ?? .plain)
        }
      }
      driver.present(canvas.screen, cursor: nil, title: "")
      try #require(
        terminal.receive { terminal.text == canvas.screen.text }, "\(terminal.text)\n---\n\(canvas.screen.text)")
      for row in 0..<8 {
        for column in 0..<30 where !canvas.screen[row, column].isRightHalf {
          let isRaised = ["sidebar.selected", "diff.added"].contains(canvas.screen[row, column].style)
          #expect((terminal.cell(row, column).background != -1) == isRaised)
        }
      }
    }
  }

  @Test func keysPastesAndSilenceArrive() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    terminal.type("é\u{3}\u{1B}[200~a\rb\u{1B}[201~\u{1B}")
    var inputs: [Input] = []
    while driver.silenceTimeout == nil {
      #expect(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: 2000) == .input)
      inputs += driver.readInputs()
    }
    #expect(inputs == [.key(Key("é")), .key(.ctrl("c")), .paste("a\nb")])
    #expect(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: driver.silenceTimeout) == [])
    // What comes in one go with a paste waits for a silence, and a lone ESC for its own.
    #expect(driver.readSilence() + driver.readSilence() == [.key(.escape)])
  }

  /// Until the terminal is raw the kernel turns Enter into a line feed, which would be another key.
  @Test func whatWasTypedBeforeTheTerminalWasRawKeepsItsEnter() throws {
    let terminal = try EmulatedTerminal()
    terminal.type("one\rtwo")
    let driver = try driver(terminal)
    defer { driver.close() }
    terminal.type("\n\r")
    var inputs: [Input] = []
    while inputs.count < 9 {
      try #require(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: 2000) == .input)
      inputs += driver.readInputs()
    }
    let (one, two) = ("one".map { Key($0) }, "two".map { Key($0) })
    let keys = one + [.enter] + two + [.ctrl("j"), .enter]
    #expect(inputs == keys.map { .key($0) })
  }

  /// Rows below the 24 of terminfo must not scroll when the cursor moves down through them.
  @Test func aTallTerminalIsDrawnRowByRow() throws {
    let terminal = try EmulatedTerminal(rows: 40, columns: 30)
    let driver = try driver(terminal)
    defer { driver.close() }
    var canvas = Canvas(size: driver.size)
    for row in 0..<40 {
      canvas.put("\(row)", row: row, column: 0)
      canvas.placeCursor(row: row, column: 0)
      driver.present(canvas.screen, cursor: canvas.cursor, title: "")
      try #require(terminal.receive { terminal.text == canvas.screen.text })
      #expect(terminal.cursor == canvas.cursor)
    }
    #expect(!terminal.takeReceived().contains("\u{1B}[1;24r"))
  }

  @Test func aNewSizeIsTakenAndDrawnWhole() throws {
    let terminal = try EmulatedTerminal()
    let driver = try driver(terminal)
    defer { driver.close() }
    driver.present(canvas(driver.size, "old").screen, cursor: nil, title: "")
    #expect(driver.readSize() == nil)
    for (rows, columns) in [(20, 60), (3, 8), (1, 1), (12, 100)] {
      terminal.resize(rows: rows, columns: columns)
      #expect(driver.readSize() == .resize(Size(rows: rows, columns: columns)))
      let canvas = canvas(driver.size, String(repeating: "n", count: columns))
      driver.present(canvas.screen, cursor: nil, title: "")
      #expect(terminal.receive { terminal.text == canvas.screen.text })
    }
  }

  @Test func theTerminalIsGivenBackAsItWas() throws {
    let terminal = try EmulatedTerminal()
    let before = terminal.attributes
    let driver = try driver(terminal)
    #expect(terminal.attributes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
    driver.setMouse(true)
    let canvas = canvas(driver.size, "text")
    driver.present(canvas.screen, cursor: nil, title: "t")
    #expect(terminal.receive { terminal.isAlternate })
    for isLast in [false, true] {
      _ = terminal.takeReceived()
      if isLast { driver.close() } else { driver.suspend() }
      #expect(terminal.receive { !terminal.isAlternate && terminal.cursor != nil })
      #expect(terminal.attributes.c_lflag == before.c_lflag)
      #expect(terminal.attributes.c_oflag == before.c_oflag)
      let sent = terminal.takeReceived()
      #expect(["\u{1B}[?2004l", "\u{1B}[?1004l", "\u{1B}[?1006l", "\u{1B}[23;0t"].allSatisfy(sent.contains))
      if isLast { break }
      driver.present(canvas.screen, cursor: nil, title: "t")
      driver.resume()
      driver.present(canvas.screen, cursor: nil, title: "t")
      #expect(terminal.receive { terminal.isAlternate && terminal.text == canvas.screen.text })
      let begun = terminal.takeReceived()
      #expect(begun.contains("\u{1B}[?1006h"))
      // Would undo colours that the user gave the terminal.
      #expect(!begun.contains("\u{1B}]104"))
    }
  }

  @Test func aCrashGivesTheTerminalBack() throws {
    let terminal = try EmulatedTerminal()
    let before = terminal.attributes
    let driver = try driver(terminal)
    defer { driver.close() }
    driver.present(canvas(driver.size, "text").screen, cursor: nil, title: "")
    #expect(terminal.receive { terminal.isAlternate })
    let child = emulated_fork()
    if child == 0 {
      // The one among the crashes that the Swift runtime leaves alone; threads of a pool block it.
      var crash = sigset_t()
      sigemptyset(&crash)
      sigaddset(&crash, SIGSYS)
      pthread_sigmask(SIG_UNBLOCK, &crash, nil)
      raise(SIGSYS)
      _exit(0)
    }
    var status: Int32 = 0
    #expect(waitpid(child, &status, 0) == child)
    #expect(status & 0x7F == SIGSYS)
    #expect(terminal.receive { !terminal.isAlternate && terminal.cursor != nil })
    #expect(terminal.attributes.c_lflag == before.c_lflag)
  }

  /// A terminal that reads nothing holds nobody up; what it gets afterwards is whole.
  @Test func aStuckTerminalDoesNotBlock() throws {
    let terminal = try EmulatedTerminal(rows: 50, columns: 200)
    let driver = try driver(terminal)
    defer { driver.close() }
    var frames = 0
    var screen = ScreenBuffer(size: driver.size)
    while driver.isDrained, frames < 500 {
      var canvas = Canvas(size: driver.size)
      for row in 0..<50 { canvas.put(String(repeating: "\(frames)·\(row) ", count: 60), row: row, column: 0) }
      screen = canvas.screen
      driver.present(screen, cursor: nil, title: "")
      frames += 1
    }
    #expect(!driver.isDrained)
    // What calls the user meanwhile comes when the terminal reads again, once.
    driver.bell()
    driver.bell()
    let started = ContinuousClock.now
    driver.present(ScreenBuffer(size: driver.size), cursor: nil, title: "")
    driver.present(screen, cursor: nil, title: "")
    #expect(ContinuousClock.now - started < .milliseconds(200))
    #expect(
      terminal.receive {
        if driver.isDrained { return terminal.text == screen.text }
        if Readiness.wait(terminal: driver.file, wantsOutput: true, milliseconds: 10).contains(.output) {
          driver.drain()
        }
        return false
      })
    let titles = String(decoding: terminal.received, as: UTF8.self).ranges(of: "\u{1B}]0;").count
    #expect(terminal.received.count { $0 == 0x07 } == titles + 1)
  }

  @Test func signalsRing() throws {
    let file = try #require(TerminalSignals.open())
    defer { TerminalSignals.close() }
    #expect(Readiness.wait(terminal: -1, wantsOutput: false, signals: file, milliseconds: 0) == [])
    kill(getpid(), SIGWINCH)
    kill(getpid(), SIGTERM)
    // Each may reach a thread of its own, one after the other.
    var seen = TerminalSignals.take()
    while seen != [.resize, .terminate] {
      #expect(Readiness.wait(terminal: -1, wantsOutput: false, signals: file, milliseconds: 2000) == .signals)
      seen.formUnion(TerminalSignals.take())
      guard !seen.isEmpty else { break }
    }
    #expect(TerminalSignals.take() == [])
  }

  @Test func aTerminalThatWentAwayEndsTheInput() throws {
    let driver = try driverWithoutTerminal()
    #expect(Readiness.wait(terminal: driver.file, wantsOutput: false, milliseconds: 2000).contains(.input))
    #expect(driver.readInputs() == [])
    #expect(driver.hasEnded)
    driver.close()
  }
}
