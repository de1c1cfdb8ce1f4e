import Conversation
import Testing

@testable import ChatUI

@Suite struct BlockPictureTests {
  @Test func aTableShrinksAndBecomesAList() {
    let table = "| Name | Amount |\n|---|---:|\n| 日本語のセル と words | 1 |\n| 🙂 e\u{301} | -12 |\n"
    #expect(
      Scene.picture([Scene.text(table)], columns: 40) == """
          Name                  │ Amount
          ──────────────────────┼───────
          日本語のセル と words │      1
          🙂 e\u{301}                  │    -12
        """)
    #expect(
      Scene.picture([Scene.text(table)], columns: 14) == """
          Name: 日本語
            のセル と
            words
          Amount: 1

          Name: 🙂 e\u{301}
          Amount: -12
        """)
  }

  @Test func listsHangAndCodeWrapsWithAMark() {
    let text =
      "1. one\n   - a rather long bullet item\n\n```swift\nlet value = compute(first, second)\n```\n> q\n> > r\n"
    #expect(
      Scene.picture([Scene.text(text, .interrupted)], columns: 24) == """
          1. one
             • a rather long
               bullet item

            swift
            let value = compute(
          ↪ first, second)

          │ q
          │
          │ │ r
          ■ interrupted here
        """)
  }

  @Test func commandsShowTheEndOfTheirOutputAndHowTheyEnded() {
    let passed = Scene.tool(
      "Bash", #"{"command":"make test\nls","description":"Run the tests"}"#,
      result: .command(
        standardOutput: "1\n2\n3\n4\n5\n6\n7\n8\n\u{1B}[31m9\u{1B}[0m\n", standardError: "warn\n", isInterrupted: false,
        backgroundTask: nil), took: 65_000)
    let failed = Scene.tool("Bash", #"{"command":"ls missing"}"#, .failed, output: "Exit code 3\nls: cannot")
    #expect(
      Scene.picture([passed, failed], columns: 40) == """
        ✓ Bash Run the tests · 1m 05s
          $ make test
            ls
          … 3 more lines
          4
          5
          6
          7
          8
          9
          warn

        ✗ Bash · exit code 3
          $ ls missing
          Exit code 3
          ls: cannot
        """)
  }

  @Test func changesOfFilesAreDiffs() {
    let input = #"{"file_path":"/a.py","old_string":"a\nb\nc","new_string":"a\nB\nc"}"#
    let hunk = PatchHunk(
      oldStart: 9, oldCount: 2, newStart: 9, newCount: 2, lines: [" def main():", "-    pass", "+    run()"])
    let edited = Scene.tool("Edit", input, result: .edit(path: "/a.py", hunks: [hunk], isNew: false))
    #expect(
      Scene.picture([Scene.tool("Edit", input, .asking), edited], columns: 44) == """
        ? Edit /a.py · waits for your answer
            a
          - b
          + B
            c

        ✓ Edit /a.py
           9   def main():
          10 -     pass
          10 +     run()
        """)
    let styles = Scene.picture([edited], columns: 44, styles: true)
    #expect(styles.contains("diff.added"))
    #expect(styles.contains("diff.removed"))
  }

  @Test func aSubAgentsBlocksAreShownAsItsCallIs() {
    let agent = ToolCallID("agent")
    let state: [ToolCall.State] = [.running, .succeeded]
    let contents = state.map { state in
      [
        Scene.tool("Agent", #"{"description":"Look"}"#, state, id: "agent"),
        Scene.tool("Grep", #"{"pattern":"x"}"#, output: "found"), Scene.text("words"), Scene.text("after"),
      ]
    }
    let parent = [1: agent, 2: agent]
    #expect(
      Scene.picture(contents[0], columns: 40, parent: parent) == "● Agent Look · running\n│ ✓ Grep x\n\n  after")
    #expect(Scene.picture(contents[1], columns: 40, parent: parent) == "✓ Agent Look\n\n  after")
    #expect(
      Scene.picture(contents[1], columns: 40, parent: parent, detail: true)
        == "✓ Agent Look\n│ ✓ Grep x\n│   found\n│\n│   words\n\n  after")
  }

  @Test func inputThatBreaksOffIsReadAsFarAsItGoes() {
    #expect(ToolInput(#"{"command":"ls -l\u00e9 \"a"#).string("command") == "ls -lé \"a")
    #expect(ToolInput(#"{"a":1,"b":[true,{"c":"\ud83d"#).compact.hasPrefix("a: 1, b: [true"))
    #expect(ToolInput("not json").compact == "not")
    #expect(
      Scene.picture([Scene.tool("Write", #"{"file_path":"/a.txt","content":"abc"#, .composing)], columns: 50)
        == "○ Write /a.txt · composing")
  }

  @Test func aRemarkOfAPatchIsNoLineOfTheFile() {
    let edit = Scene.tool(
      "Edit", #"{"file_path":"a.txt","old_string":"a","new_string":"b"}"#,
      result: .edit(
        path: "a.txt",
        hunks: [
          PatchHunk(
            oldStart: 1, oldCount: 1, newStart: 1, newCount: 1,
            lines: ["-a", #"\ No newline at end of file"#, "+b", #"\ No newline at end of file"#])
        ], isNew: false))
    let picture = Scene.picture([edit], columns: 40)
    #expect(picture.contains("  1 - a\n      (no newline at the end)\n  1 + b\n"))
  }

  @Test func whatIsMeantForTheModelIsNotShown() {
    let agent = Scene.tool(
      "Agent", #"{"description":"Look","prompt":"x"}"#, .detached, output: "Do NOT read this file.\nend your response")
    #expect(
      Scene.picture([agent], columns: 60) == """
        ↗ Agent Look · in the background
          its report comes when it is done
        """)
    let refused = Scene.tool(
      "TodoWrite", "{}", .failed, output: "<tool_use_error>Error: No such tool</tool_use_error>")
    #expect(Scene.picture([refused], columns: 60).hasSuffix("\n  Error: No such tool"))
  }

  @Test func whatACommandAnswersIsMarkdown() {
    let answer = Block.Content.notice(Notice(.info, .commandOutput, "## Usage\n\n| A | B |\n|---|---|\n| 1 | 2 |"))
    let picture = Scene.picture([answer], columns: 40)
    #expect(picture.contains("Usage") && !picture.contains("##") && picture.contains("1 │ 2"))
  }
}
