import Conversation
import Terminal
import Testing

@testable import ChatUI

/// What is said of tool calls, for people and not for the model.
@Suite struct ToolWordsTests {
  private func screen(_ call: ToolCall, isUnfolded: Bool = false) -> String {
    let block = Block(id: BlockID(1), time: Stage.start, content: .tool(call))
    return BlockLayout.rows(for: block, width: 60, isUnfolded: isUnfolded, now: Stage.start).lines.map(\.text).joined(
      separator: "\n")
  }

  private func call(_ name: String, _ input: String, _ state: ToolCall.State, output: String? = nil) -> ToolCall {
    ToolCall(id: ToolCallID("t"), name: name, input: input, state: state, output: output)
  }

  @Test func `what the CLI tells the model of a call that was stopped is not shown`() {
    let words =
      "The user doesn't want to proceed with this tool use. The tool use was rejected. STOP what you are doing."
    let call = call("Bash", #"{"command":"sleep 20"}"#, .interrupted, output: words)
    #expect(screen(call) == "■ Bash · interrupted\n  $ sleep 20")
    #expect(screen(call, isUnfolded: true).contains("STOP what you are doing"))
    let partial = self.call("Bash", #"{"command":"seq 9"}"#, .interrupted, output: "1\n2")
    #expect(screen(partial) == "■ Bash · interrupted\n  $ seq 9\n  1\n  2")
  }

  @Test func `a denied command is named`() {
    let call = call("Bash", #"{"command":"rm -r x","description":"Tidy"}"#, .denied, output: "Use make clean.")
    #expect(screen(call) == "✗ Bash Tidy · denied\n  $ rm -r x\n  Use make clean.")
  }

  @Test func `the agent's list of tasks is told in words`() {
    #expect(
      screen(call("TaskCreate", #"{"subject":"Read","description":"All of it"}"#, .succeeded)) == "✓ TaskCreate Read")
    let update = call("TaskUpdate", #"{"taskId":"1","status":"in_progress"}"#, .succeeded)
    #expect(screen(update) == "✓ TaskUpdate task 1: in progress")
  }

  @Test func `one line of detail is no fold`() {
    let notice = Notice(.info, .taskEnded, "“Look around” has finished", detail: "All is well.")
    let block = Block(id: BlockID(1), time: Stage.start, content: .notice(notice))
    let lines = BlockLayout.rows(for: block, width: 60, isUnfolded: false, now: Stage.start).lines.map(\.text)
    #expect(lines == ["· “Look around” has finished", "  All is well."])
  }

  @Test func `one line is one line`() {
    var read = call("Read", #"{"file_path":"/x/a.py"}"#, .succeeded, output: "1\tone")
    read.result = .read(path: "/x/a.py", lines: 1, total: 1)
    #expect(screen(read).contains("1 line"))
    #expect(!screen(read).contains("1 lines"))
    read.result = .read(path: "/x/a.py", lines: 2, total: 40)
    #expect(screen(read).contains("2 of 40 lines"))
  }

  @Test func `a folded report is told without the marks of Markdown`() {
    var agent = call("Agent", #"{"description":"Look"}"#, .succeeded, output: "x")
    agent.result = .agent(
      summary: "# Found\n\nThere are **two** `files`:\n\n- [a](https://example.org)", milliseconds: 0, tokens: 0,
      calls: 1)
    #expect(screen(agent).contains("Found There are two files: • a"))
    #expect(!screen(agent).contains("**"))
  }
}
