import Conversation

@testable import ChatUI

/// What a transcript can hold.
extension Portrait {
  static let transcripts: [Portrait] = [
    Portrait("words", from: Start { chat($0, blocks: words) }),
    Portrait("words-unfolded", from: Start { chat($0, blocks: words) }) { $0.press("Ctrl+O") },
    Portrait("notices", from: Start { chat($0, blocks: Scene.blocks(notices)) }),
    Portrait("notices-unfolded", from: Start { chat($0, blocks: Scene.blocks(notices)) }) { $0.press("Ctrl+O") },
    Portrait("rewound") {
      $0.receive(
        .transcript(
          notes, .put(Samples.block(9, .notice(Notice(.info, .rewound, "Taken back.", since: BlockID(3)))))))
    },
    Portrait("commands", from: Start { chat($0, blocks: Scene.blocks(commands)) }) { $0.wait(65_000) },
    Portrait("commands-unfolded", from: Start { chat($0, blocks: Scene.blocks(commands)) }) { $0.press("Ctrl+O") },
    Portrait("file-tools", from: Start { chat($0, blocks: Scene.blocks(files)) }),
    Portrait("file-tools-unfolded", from: Start { chat($0, blocks: Scene.blocks(files)) }) { $0.press("Ctrl+O") },
    Portrait("other-tools", from: Start { chat($0, blocks: Scene.blocks(others)) }),
    Portrait("sub-agents", from: Start { chat($0, blocks: subAgents) }),
    Portrait("sub-agents-unfolded", from: Start { chat($0, blocks: subAgents) }) { $0.press("Ctrl+O") },
  ]

  private static let words = Scene.blocks([
    .prompt(Prompt(text: "A prompt that was taken\nin two lines, with 漢字", delivery: .taken)),
    .thinking(ThinkingBlock(text: "A thought\nof two lines.", ending: .complete, duration: 5_000)),
    .thinking(ThinkingBlock(text: "", ending: .complete, isRedacted: true)),
    .thinking(ThinkingBlock(text: "broken off", ending: .interrupted)),
    Scene.text(
      """
      # A heading

      Words that are **strong**, *leaning*, ~~gone~~ and `code`, a [link](https://example.org/page).

      - one
        - two with words that wrap where the screen is narrow
      - [x] done

      | Name | Amount |
      |---|---:|
      | first | 1 |

      ```swift
      let value = compute("text", 12)  // and a comment
      ```

      > quoted

      ---
      """),
    Scene.text("Words that were cut", .interrupted),
    .decision(Decision(toolCall: nil, toolName: "Bash", outcome: "allowed once", isAllowed: true)),
    .decision(Decision(toolCall: nil, toolName: "Write", outcome: "denied: use make", isAllowed: false)),
    .prompt(Prompt(text: "held", delivery: .held)),
    .prompt(Prompt(text: "waiting", delivery: .waiting)),
    .prompt(Prompt(text: "uncertain", delivery: .uncertain)),
    .thinking(ThinkingBlock(text: "…", ending: .streaming)),
    Scene.text("Words that are stil", .streaming),
  ])

  private static let notices: [Block.Content] = [
    .prompt(Prompt(text: "Go on", delivery: .taken)),
    .notice(Notice(.info, .resumed, "The conversation goes on where it was.")),
    .notice(Notice(.info, .modelChanged, "The model is now claude-sonnet-5.")),
    .notice(Notice(.warning, .compacted, "The agent shortened what it knows of the conversation.")),
    .notice(Notice(.info, .commandOutput, "## Usage\n\n| A | B |\n|---|---|\n| 1 | 2 |")),
    .notice(Notice(.info, .interrupted, "Interrupted.")),
    .notice(
      Notice(
        .failure, .turnFailed, "The turn failed: the service is overloaded. Send the prompt again.",
        detail: "529 overloaded_error\nrequest_id: req_1")),
  ]

  private static let output = (1...12).map { "line \($0)" }.joined(separator: "\n")

  private static let commands: [Block.Content] = [
    Scene.tool("Bash", #"{"command":"make te"#, .composing),
    Scene.tool("Bash", #"{"command":"make test","description":"Run the tests"}"#, .asking),
    Scene.tool(
      "Bash", #"{"command":"make test\nls","description":"Run the tests"}"#,
      result: .command(standardOutput: output, standardError: "warn", isInterrupted: false, backgroundTask: nil),
      took: 65_000),
    Scene.tool("Bash", #"{"command":"ls missing"}"#, .failed, output: "Exit code 3\nls: cannot"),
    Scene.tool("Bash", #"{"command":"rm -r x"}"#, .denied, output: "The user denied this: use make"),
    Scene.tool(
      "Bash", #"{"command":"sleep 9"}"#, .interrupted,
      result: .command(standardOutput: "", standardError: "", isInterrupted: true, backgroundTask: nil)),
    Scene.tool(
      "Bash", #"{"command":"npm run watch"}"#, .detached,
      result: .command(standardOutput: "", standardError: "", isInterrupted: false, backgroundTask: "b1")),
    Scene.tool("Bash", #"{"command":"swift test --filter ChatUITests","description":"Run"}"#, .running),
  ]

  private static let edit =
    #"{"file_path":"/home/ada/skein/a.py","old_string":"def main():\n    pass","new_string":"def main():\n    run()"}"#

  private static let files: [Block.Content] = [
    Scene.tool(
      "Read", #"{"file_path":"/home/ada/skein/a.py"}"#, output: "     1\tdef main():\n     2\t    pass",
      result: .read(path: "/home/ada/skein/a.py", lines: 2, total: 40)),
    Scene.tool("Write", #"{"file_path":"/srv/b.txt","content":"one\ntwo"}"#),
    Scene.tool("NotebookEdit", #"{"notebook_path":"/home/ada/skein/n.ipynb"}"#, output: "done"),
    Scene.tool("Glob", #"{"pattern":"**/*.swift"}"#, output: "a.swift\nb.swift"),
    Scene.tool("Grep", #"{"pattern":"needle","path":"src"}"#, output: "1\n2\n3\n4\n5\n6"),
    Scene.tool("MultiEdit", edit, .failed, output: "<tool_use_error>String not found.</tool_use_error>"),
    Scene.tool("Edit", edit, .asking),
    Scene.tool(
      "Edit", edit,
      result: .edit(
        path: "/home/ada/skein/a.py",
        hunks: [
          PatchHunk(
            oldStart: 9, oldCount: 2, newStart: 9, newCount: 2, lines: [" def main():", "-    pass", "+    run()"])
        ], isNew: false)),
  ]

  private static let others: [Block.Content] = [
    Scene.tool("WebFetch", #"{"url":"https://example.org/a/page","prompt":"read"}"#, output: "A page."),
    Scene.tool("WebSearch", #"{"query":"swift terminal"}"#, output: "found"),
    Scene.tool("Skill", #"{"skill":"review"}"#, output: "ok"),
    Scene.tool("mcp__tickets__list", #"{"state":"open"}"#, output: "none"),
    Scene.tool("ExitPlanMode", #"{"plan":"1. **Read**\n2. Write"}"#),
    Scene.tool(
      "AskUserQuestion", #"{"questions":[{"question":"Which store?","options":[{"label":"SQLite"}]}]}"#, .asking),
    Scene.tool(
      "AskUserQuestion", "{}",
      result: .answers([
        QuestionAnswer(question: "Which store?", answer: "SQLite"), QuestionAnswer(question: "Why?", answer: ""),
      ])),
    Scene.tool(
      "TodoWrite", "{}",
      result: .todo([
        TodoItem(text: "Read the code", state: .done), TodoItem(text: "Change it", state: .active),
        TodoItem(text: "Run the tests", state: .pending),
      ])),
  ]

  private static let subAgents: [Block] = {
    let ended = ToolCallID("ended")
    let running = ToolCallID("running")
    return Scene.blocks(
      [
        Scene.tool(
          "Agent", #"{"description":"Look around","prompt":"Look at all.","subagent_type":"Explore"}"#,
          result: .agent(summary: "There are **two** files.", milliseconds: 65_000, tokens: 12_345, calls: 3),
          id: "ended"),
        Scene.tool("Grep", #"{"pattern":"x"}"#, output: "found"), Scene.text("words of the sub-agent"),
        Scene.tool("Agent", #"{"description":"Fetch","prompt":"x"}"#, .detached, output: "started", id: "away"),
        Scene.tool("Task", #"{"description":"Test it"}"#, .running, id: "running"),
        Scene.tool("Bash", #"{"command":"make"}"#, .running), Scene.text("I make", .streaming),
      ], parent: [1: ended, 2: ended, 5: running, 6: running])
  }()
}
