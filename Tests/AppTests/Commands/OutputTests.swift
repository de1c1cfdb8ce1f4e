import Conversation
import JSON
import Resources
import SessionEngine
import Synchronization
import Testing

@testable import App

/// Remembers what was written.
final class Paper: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  func output(isTerminal: Bool = false) -> TextOutput {
    TextOutput(isTerminal: isTerminal) { [self] new in bytes.withLock { $0 += new } }
  }
}

@Suite struct OutputTests {
  private func summary(_ name: String, folder: String = "/home/me/project", status: SessionStatus = .asleep)
    -> SessionSummary
  {
    SessionSummary(
      id: SessionID("id-\(name)"), name: name, options: SessionOptions(agent: "claude", folder: folder), status: status,
      since: Timestamp(milliseconds: 0), created: Timestamp(milliseconds: 0), updated: Timestamp(milliseconds: 1000),
      place: 0)
  }

  @Test func listAlignsColumnsByWidthOnScreen() {
    var wide = summary("日本語", status: .needsYou)
    wide.model = "opus"
    let table = SessionList.table([summary("fox"), wide], now: Timestamp(milliseconds: 7_201_000), home: "/home/me")
    #expect(
      table == """
        NAME    STATE      AGE  MODEL  FOLDER
        fox     asleep     2h   -      ~/project
        日本語  needs you  2h   opus   ~/project

        """)
  }

  @Test func listJSONHoldsTheDocumentedMembers() {
    let value = SessionList.json(summary("fox"), isActive: false, memory: nil, now: Timestamp(milliseconds: 1))
    let keys = value.members?.map(\.key) ?? []
    #expect(
      keys == [
        "name", "id", "state", "agent", "model", "permission_mode", "folder", "created", "updated", "unread",
        "messages",
        "pinned", "owner", "conversation", "cost", "metadata", "active", "memory", "age", "idle",
      ])
    for key in keys { #expect(CommandTable.list.details.contains(key)) }
  }

  @Test(arguments: [(0, "0s"), (59_999, "59s"), (60_000, "1m"), (3_600_000, "1h"), (86_400_000 * 3, "3d"), (-5, "0s")])
  func ages(_ milliseconds: Int64, _ text: String) { #expect(SessionList.age(milliseconds) == text) }

  @Test func terminalsGetNoControlCharacters() {
    let paper = Paper()
    paper.output(isTerminal: true).write("a\u{1B}[31mb\u{202E}c\u{9B}d\r\n\té👩‍💻")
    #expect(paper.text == "a[31mbcd\n\té👩‍💻")
    let plain = Paper()
    plain.output().write("a\u{1B}b")
    #expect(plain.text == "a\u{1B}b")
  }

  private func put(_ id: Int64, _ content: Block.Content) -> SessionUpdate {
    .transcript(.put(Block(id: BlockID(id), time: Timestamp(milliseconds: 0), content: content)))
  }

  @Test func answersArePrintedAsTheyGrow() {
    let paper = Paper()
    let printer = AnswerPrinter(paper.output())
    printer.take(put(1, .text(TextBlock(text: "of an earlier turn"))))
    printer.take(put(2, .prompt(Prompt(text: "hi"))))
    printer.take(put(3, .text(TextBlock())))
    printer.take(.transcript(.grow(BlockID(3), "Hel")))
    printer.take(.transcript(.grow(BlockID(3), "lo")))
    printer.take(put(3, .text(TextBlock(text: "Hello", ending: .complete))))
    printer.take(put(4, .tool(ToolCall(id: ToolCallID("t"), name: "Bash"))))
    printer.take(put(5, .text(TextBlock(text: "Done.", ending: .complete))))
    printer.finish()
    printer.finish()
    #expect(paper.text == "Hello\n\nDone.\n")
  }

  @Test func markdownFencesWhatHasFences() {
    #expect(TranscriptMarkdown.fence("a\n```\nb", language: "sh") == "````sh\na\n```\nb\n````")
  }

  @Test func transcriptsBecomeMarkdownAndJSON() {
    let time = Timestamp(milliseconds: 5)
    var call = ToolCall(
      id: ToolCallID("t"), name: "Bash", input: #"{"command":"ls"}"#, state: .succeeded, output: "a.txt")
    call.result = .command(standardOutput: "a.txt", standardError: "", isInterrupted: false, backgroundTask: nil)
    let blocks = [
      Block(id: BlockID(1), time: time, content: .prompt(Prompt(text: "look"))),
      Block(id: BlockID(2), time: time, content: .tool(call)),
      Block(id: BlockID(3), time: time, content: .text(TextBlock(text: "One file.", ending: .complete))),
    ]
    #expect(
      TranscriptMarkdown.text(of: blocks, title: "fox") == """
        # fox

        ## You

        look

        ## Agent

        **Bash** (succeeded)

        ```sh
        ls
        ```

        ```
        a.txt
        ```

        One file.

        """)
    #expect(TranscriptJSON.json(blocks[1])["input"]?["command"]?.string == "ls")
    #expect(TranscriptJSON.json(blocks[2])["kind"]?.string == "text")
  }

  @Test func exitCodesOfProblems() {
    let codes: [(Problem.Kind, Int32)] = [
      (.usage, 2), (.noSuchSession, 3), (.agentMissing, 4), (.agentFailed, 4), (.inUse, 5), (.timedOut, 124),
      (.nameTaken, 1),
      (.storage, 1), (.other, 1),
    ]
    for (kind, code) in codes { #expect(ExitCode.of(Problem(kind, "")) == code) }
    #expect(ExitCode.signal(2) == 130)
  }

  @Test func linesArePassedOnUpToTheResult() {
    let paper = Paper()
    let printer = LinePrinter(paper.output())
    for line in [#"{"type":"system"}"#, #"{"a":1,"type":"result"}"#, #"{"type":"command_lifecycle"}"#] {
      printer.take(Array(line.utf8))
    }
    #expect(paper.text == "{\"type\":\"system\"}\n{\"a\":1,\"type\":\"result\"}\n")
  }

  @Test func numbersChooseAmongAnswers() {
    let options = ["Small", "Large"].map { AgentQuestion.Option(label: $0, explanation: "") }
    let one = AgentQuestion(question: "?", header: "", allowsSeveral: false, options: options)
    let many = AgentQuestion(question: "?", header: "", allowsSeveral: true, options: options)
    #expect(Person.choice("2", of: one) == "Large")
    #expect(Person.choice("1, 2", of: many) == "Small, Large")
    #expect(Person.choice("1 2", of: one) == "1 2")
    #expect(Person.choice("3", of: one) == "3")
    #expect(Person.choice("neither", of: many) == "neither")
  }

  @Test func keysComeFromTheTableOfKeys() async throws {
    let plain = Paper()
    let data = Paper()
    for (paper, words) in [(plain, ["keys"]), (data, ["keys", "--json"])] {
      let world = CommandWorld(
        environment: [:], folder: "/", version: "0", output: paper.output(), errors: paper.output(),
        input: LineInput(descriptor: -1), person: nil, defaults: SessionOptions(agent: "demo", folder: "/"),
        configurationPath: "/c", engine: { _ throws(Problem) in throw Problem(.other, "none") }, checks: { [] })
      #expect(await CommandRunner(try ArgumentParser.parse(words), in: world).run() == 0)
    }
    #expect(plain.text.contains("Composer\n"))
    #expect(try JSONValue(parsing: data.text).array?.first?["keys"]?.string != nil)
  }
}
