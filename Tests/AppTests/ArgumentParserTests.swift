import Conversation
import Testing

@testable import App

@Suite struct ArgumentParserTests {
  private func complaint(_ line: String) -> String? {
    do {
      _ = try ArgumentParser.parse(line.split(separator: " ").map(String.init))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("", "", []), ("fox", "", ["fox"]), ("list --json", "list", []),
    ("--demo ask hello there", "ask", ["hello", "there"]),
    ("--data-dir list ask hi", "ask", ["hi"]), ("ask -s list what -- --model", "ask", ["what", "--model"]),
    ("open lsit", "open", ["lsit"]), ("-- list", "", ["list"]), ("task-force", "", ["task-force"]),
    ("demo-agent -p --no-such=1", "demo-agent", ["-p", "--no-such=1"]), ("rename old new", "rename", ["old", "new"]),
  ])
  func commandsAndOperands(_ line: String, _ command: String, _ operands: [String]) throws {
    let parsed = try ArgumentParser.parse(line.split(separator: " ").map(String.init))
    #expect(parsed.command.name == command)
    #expect(parsed.operands == operands)
  }

  @Test(arguments: [
    ("lst", "list"), ("lsit", "list"), ("aks hi", "ask"), ("asks", "ask"), ("delte fox", "delete"),
    ("shwo fox", "show"),
    ("chta", "chat"), ("docter", "doctor"), ("--demo renmae", "rename"), ("kesy", "keys"), ("confg", "config"),
    ("help", "--help"), ("ls", "list"), ("rm fox", "delete"), ("version", "--version"),
  ])
  func nearMissesOfCommandsAreRefused(_ line: String, _ meant: String) {
    #expect(complaint(line)?.contains("did you mean “\(meant)”") == true)
    #expect(complaint(line)?.contains("skein open") == true)
  }

  @Test(arguments: [
    ("ask --modle x hi", "--model"), ("list --jsno", "--json"), ("--dmeo", "--demo"),
    ("ask --permission-mod=plan x", "--permission-mode"),
    ("ask --permission-mode=plna x", "plan"), ("--store sqlit", "sqlite"),
  ])
  func unknownWordsNameTheNearest(_ line: String, _ meant: String) {
    #expect(complaint(line)?.contains(meant) == true)
    #expect(complaint(line)?.contains("id you mean") == true)
  }

  @Test(arguments: [
    ("list --frobnicate", "skein list --help"), ("list fox", "one word too many"), ("one two", "Quote a name"),
    ("rename one", "skein rename OLD NEW"), ("ask --model", "--model NAME"), ("list --json=1", "takes no value"),
    ("ask --permission-mode wild x", "acceptEdits"),
  ])
  func complaintsSayWhatIsRight(_ line: String, _ part: String) {
    #expect(complaint(line)?.contains(part) == true)
  }

  @Test func helpAsksForNothingElse() throws {
    #expect(try ArgumentParser.parse(["rename", "--help"]).has("--help"))
    #expect(try ArgumentParser.parse(["ask", "-h"]).has("--help"))
    for command in CommandTable.commands {
      let page = HelpText.of(command)
      #expect(page.contains("Usage: skein \(command.name)"))
      for option in command.options { #expect(page.contains(option.name)) }
    }
    #expect(HelpText.of(CommandTable.root).contains("124 timed out"))
  }

  @Test func sessionOptionsAreLaidOverTheDefaults() throws {
    let parsed = try ArgumentParser.parse([
      "ask", "--model=m", "--permission-mode", "ask", "--allowed-tools", "Bash(git log, git diff),Edit",
      "--allowed-tools=Read",
      "--cwd", "../b/./c", "--add-dir=/x/../y", "--max-turns", "3", "--max-budget-usd", "0.5", "--demo", "hi",
    ])
    let options = try parsed.sessionOptions(over: SessionOptions(agent: "claude", folder: "/home/a"), folder: "/home/a")
    #expect(options.agent == "demo")
    #expect(options.folder == "/home/b/c")
    #expect(options.permissionMode == .standard)
    #expect(options.allowedTools == ["Bash(git log, git diff)", "Edit", "Read"])
    #expect(options.addedFolders == ["/y"])
    #expect(options.maxTurns == 3)
    #expect(options.maxBudget == 0.5)
    let wrong = try ArgumentParser.parse(["ask", "--max-turns", "0", "hi"])
    #expect(throws: UsageProblem.self) { try wrong.sessionOptions(over: options, folder: "/") }
  }

  @Test func distances() {
    #expect(NearMiss.distance("list", "lsit") == 1)
    #expect(NearMiss.distance("", "abc") == 3)
    #expect(NearMiss.distance("kitten", "sitting") == 3)
    #expect(NearMiss.of("list", in: ["list"]) == nil)
    #expect(NearMiss.offers(for: "fo", in: ["zebra", "fox", "Forest"]) == ["Forest", "fox"])
  }
}
