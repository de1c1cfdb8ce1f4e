import Conversation
import Terminal
import Testing

@testable import ChatUI

/// The list of sessions under its keys.
@Suite struct SidebarTests {
  private func listed(
    _ names: [String] = ["notes", "parser", "build", "docs"], rows: Int = 24, columns: Int = 80
  ) -> Stage {
    var stage = Stage(rows, columns, fresh: true)
    stage.receive(
      .sessions(
        names.enumerated().map { stage.summary($1, place: $0, folder: $0 % 2 == 0 ? "/home/ada/skein" : "/srv/web") }))
    stage.open(names[0])
    _ = stage.takeEffects()
    return stage
  }

  private func order(_ stage: Stage) -> [String] { stage.state.sessions.map(\.name) }
  private func atHand(_ stage: Stage) -> String? { stage.state.sidebar.cursor?.rawValue }

  @Test func `J and K move a session, and its number with it`() {
    var stage = listed()
    stage.press("F2", "J")
    #expect(order(stage) == ["parser", "notes", "build", "docs"])
    #expect(stage.commands() == [.move(SessionID("notes"), to: 1)])
    // Held down, it goes on before the engine has said anything.
    stage.press("J", "J", "J")
    #expect(order(stage) == ["parser", "build", "docs", "notes"])
    #expect(stage.commands() == [.move(SessionID("notes"), to: 2), .move(SessionID("notes"), to: 3)])
    stage.press("K")
    #expect(order(stage) == ["parser", "build", "notes", "docs"])
    stage.press("Escape", "Alt+1")
    #expect(stage.state.current == SessionID("parser"))
  }

  @Test func `p pins a session before the others and lets it go back`() {
    var stage = listed()
    stage.press("F2", "G", "p")
    #expect(order(stage) == ["docs", "notes", "parser", "build"])
    #expect(stage.commands() == [.pin(SessionID("docs"), true)])
    #expect(stage.shows("›1*○ docs"))
    // It does not move past those that are not pinned.
    stage.press("J")
    #expect(order(stage) == ["docs", "notes", "parser", "build"])
    #expect(stage.commands() == [])
    stage.press("p")
    #expect(order(stage) == ["notes", "parser", "build", "docs"])
    #expect(stage.commands() == [.pin(SessionID("docs"), false)])
  }

  @Test func `u marks a session unread, also the one at hand`() {
    var stage = listed()
    stage.press("F2", "u", "j", "u")
    #expect(stage.commands() == [.markUnread(SessionID("notes")), .markUnread(SessionID("parser"))])
    #expect(stage.shows("◆ notes"))
    #expect(stage.shows("◆ parser"))
    stage.press("Escape")
    stage.update("notes") { _ in }
    #expect(stage.state.session?.unread == 1)
    stage.press("Alt+2", "Alt+1")
    stage.open("notes")
    #expect(stage.state.session?.unread == 0)
  }

  @Test func `a slash narrows the list while one types`() {
    var stage = listed()
    stage.press("F2", "/")
    stage.type("WEB")
    #expect(stage.state.sidebarSessions.map(\.name) == ["parser", "docs"])
    #expect(atHand(stage) == "parser")
    #expect(stage.shows(" 4 ○ docs"))
    stage.press("Down")
    #expect(atHand(stage) == "docs")
    stage.press("Tab", "k", "r")
    #expect(stage.shows("Rename"))
    stage.press("Escape", "Escape")
    #expect(stage.state.sidebarSessions.count == 4)
    #expect(stage.state.sidebar.isFocused)
    stage.press("/")
    stage.type("b")
    stage.press("Ctrl+W")
    stage.type("buil")
    stage.input(.paste("d\n"))
    stage.press("Enter")
    #expect(stage.state.current == SessionID("build"))
    #expect(stage.state.sidebar.query == "")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "")
  }

  @Test func `a filter finds states, and nothing at all without harm`() {
    var stage = listed()
    stage.update("docs") { $0.requests = 1 }
    stage.press("F2", "/")
    stage.type("needs")
    #expect(stage.state.sidebarSessions.map(\.name) == ["docs"])
    stage.type("xyz")
    #expect(stage.shows("nothing fits"))
    stage.press("Enter", "Down", "Tab", "p", "u", "J", "D", "w", "r", "Enter")
    #expect(stage.commands() == [])
    #expect(stage.state.overlay == nil)
    stage.press("Escape", "Escape")
    #expect(!stage.state.sidebar.isFocused)
  }

  @Test func `by folder under headings the numbers stay`() {
    var stage = listed()
    stage.press("Ctrl+X", "g")
    #expect(stage.state.sidebarSessions.map(\.name) == ["notes", "build", "parser", "docs"])
    #expect(stage.shows(" ~/skein"))
    #expect(stage.shows(" /srv/web"))
    #expect(stage.shows(" 3 ○ build"))
    stage.press("Alt+Down")
    #expect(stage.state.current == SessionID("build"))
    stage.press("Alt+2")
    #expect(stage.state.current == SessionID("parser"))
    stage.press("Ctrl+X", "g")
    #expect(stage.state.sidebarSessions.map(\.name) == ["notes", "parser", "build", "docs"])
  }

  @Test func `by folder J and K move a session among those of its folder, and no other number changes`() {
    var stage = listed(["a", "b", "c", "d", "e"])
    func numbers() -> [String] { order(stage) }
    stage.press("Ctrl+X", "g", "F2", "J")
    #expect(stage.commands() == [.exchange(SessionID("a"), SessionID("c"))])
    #expect(numbers() == ["c", "b", "a", "d", "e"])
    #expect(stage.state.sidebarSessions.map(\.name) == ["c", "a", "e", "b", "d"])
    #expect(stage.shows("›3 ○ a"))
    // Held down it goes to the end of its folder and stays there.
    stage.press("J", "J", "J")
    #expect(stage.commands() == [.exchange(SessionID("a"), SessionID("e"))])
    #expect(numbers() == ["c", "b", "e", "d", "a"])
    stage.press("K", "K", "K")
    #expect(numbers() == ["a", "b", "c", "d", "e"])
    _ = stage.commands()
    // Those that are pinned are a group too.
    stage.press("p", "G", "p")
    #expect(numbers() == ["a", "e", "b", "c", "d"])
    _ = stage.commands()
    stage.press("K")
    #expect(stage.commands() == [.exchange(SessionID("e"), SessionID("a"))])
    #expect(numbers() == ["e", "a", "b", "c", "d"])
    stage.press("J", "J")
    #expect(numbers() == ["a", "e", "b", "c", "d"])
    // Not while some are hidden: it would pass those unseen.
    stage.press("/")
    stage.type("skein")
    stage.press("Tab", "J")
    #expect(numbers() == ["a", "e", "b", "c", "d"])
    #expect(stage.shows("Sessions move while all of them are shown"))
  }

  @Test func `a long list scrolls and says what is above and below`() {
    let names = (1...60).map { "s\($0)" }
    var stage = listed(names, rows: 12)
    #expect(stage.shows("↓ 51 more"))
    stage.press("F2", "G")
    #expect(stage.shows("›60 ○ s60 "))
    #expect(stage.shows("↑ 51 more"))
    for row in (1...59).reversed() {
      stage.press("k")
      #expect(stage.shows("○ s\(row) "), "s\(row)")
    }
    stage.press("g", "j")
    #expect(stage.shows("› 2 ○ s2 "))
  }

  @Test func `a wide list tells age, context, cost and model, each from its width on`() {
    var stage = listed()
    stage.update("notes") {
      $0.usage.cost = 0.03
      $0.usage.contextTokens = 24_000
      $0.usage.contextWindow = 200_000
      $0.model = "claude-opus-5"
    }
    stage.wait(5 * 60_000)
    let session = stage.state.sessions[0]
    func row(_ columns: Int) -> String {
      SidebarRow(columns: columns, detail: .columns).line(session, number: 1, now: stage.now).text
    }
    #expect(!row(34).contains("5m"))
    #expect(row(35).contains("5m") && !row(35).contains("12%"))
    #expect(row(40).contains("12%") && !row(40).contains("$"))
    #expect(row(48).contains("$0.0300") && !row(48).contains("opus"))
    #expect(row(65).contains("opus-5"))
    for columns in 1...90 { #expect(TextWidth.columns(row(columns)) <= max(columns, 6), "\(columns)") }
    let second = SidebarRow(columns: 28, detail: .lines).second(session, now: stage.now).text
    #expect(second == "     5m · 12% · $0.0300 · o…")
    // Nothing touches the line beside the list.
    for detail in SidebarDetail.allCases {
      for columns in 30...90 {
        let row = SidebarRow(columns: columns, detail: detail, margin: 1)
        let line = row.line(session, number: 1, now: stage.now)
        #expect(line.width < columns || line.text.hasSuffix(" "))
        #expect(row.second(session, now: stage.now).width < columns)
      }
    }
  }

  @Test func `ages grow by themselves only where they are shown`() {
    var stage = listed()
    stage.wait(30_000)
    #expect(stage.state.nextTick(after: stage.now) == nil)
    stage.state.sidebar.detail = .lines
    stage.look()
    #expect(stage.state.nextTick(after: stage.now)?.since(stage.now) == 30_000)
    stage.wait(3 * 3_600_000)
    #expect(stage.state.nextTick(after: stage.now)?.since(stage.now) == 3_570_000)
  }
}
