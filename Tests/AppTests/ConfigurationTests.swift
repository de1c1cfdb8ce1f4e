import Conversation
import Resources
import Testing

@testable import App

@Suite struct ConfigurationTests {
  @Test func theDefaultFileSaysWhatIsDefault() throws {
    #expect(try Configuration(parsing: DefaultFiles.configuration, file: "default") == Configuration())
    #expect(DefaultFiles.configuration.contains("// "))
  }

  @Test func settingsAreRead() throws {
    let text =
      "{agent: 'demo', permissionMode: 'ask', prefix: 'Be brief.', safe: true, noStream: true, sidebar: {visible: false, width: 40}, /* no */ theme: 'light',}"
    let configuration = try Configuration(parsing: text, file: "c")
    #expect(configuration.agent == "demo")
    #expect(configuration.permissionMode == .standard)
    #expect(configuration.sidebarWidth == 40)
    #expect(!configuration.showsSidebar)
    #expect(configuration.prefix == "Be brief.")
    #expect(configuration.isSafe && configuration.isUnstreamed)
    #expect(try Configuration(parsing: "{residency: 6}", file: "c").residency == 6)
    let attention = try Configuration(
      parsing: """
        {notify: {bell: false, command: ['a', '{session}'], on: ['done']}, sidebar: {detail: 'lines', grouped: true}}
        """, file: "c")
    #expect(!attention.attention.bell && attention.attention.desktop)
    #expect(attention.attention.command == ["a", "{session}"])
    #expect(attention.attention.reasons == [.done])
    #expect(attention.sidebarDetail == .lines && attention.groupsSessions)
    #expect(try Configuration(path: "/nowhere/config.json5", isRequired: false) == Configuration())
    #expect(throws: UsageProblem.self) { try Configuration(path: "/nowhere/config.json5", isRequired: true) }
  }

  @Test(arguments: [
    ("{agnet: 'x'}", "agent"), ("{sidebar: {width: 5}}", "12 to 80"), ("{permissionMode: 'wild'}", "acceptEdits"),
    ("{theme: 3}", "text"), ("{safe: 1}", "true or false"), ("{residency: 0}", "1 to 1000"), ("[]", "braces"),
    ("{theme: ", "c:1:"),
    ("{colour: 1}", "there are"),
    ("{sidebar: {detail: 'more'}}", "columns"),
    ("{sidebar: {groped: 1}}", "sidebar.grouped"),
    ("{notify: true}", "braces"), ("{notify: {bell: 1}}", "notify.bell takes true or false"),
    ("{notify: {command: 'ring'}}", "notify-send"), ("{notify: {command: ['']}}", "notify-send"),
    ("{notify: {on: ['done', 'never']}}", "needs_you"), ("{notify: {onn: []}}", "notify.on"),
  ])
  func complaintsNameTheFileAndWhatIsRight(_ text: String, _ part: String) {
    do {
      _ = try Configuration(parsing: text, file: "c")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.description.hasPrefix("c:"))
      #expect(error.description.contains(part))
    }
  }
}

@Suite struct LoggedCommandTests {
  @Test func aLoggedWordIsWhatAShellWouldHaveToBeGiven() {
    #expect(LoggingConnector.quoted("--model=opus") == "--model=opus")
    #expect(LoggingConnector.quoted("two words") == "'two words'")
    #expect(LoggingConnector.quoted("it's") == #"'it'\''s'"#)
    #expect(LoggingConnector.quoted("") == "''")
  }
}
