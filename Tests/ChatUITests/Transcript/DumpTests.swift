import Conversation
import Testing

@testable import ChatUI

@Suite struct DumpTests {
  @Test func dump() throws {
    let rich = try Recording.deltas("markdown-rich").joined()
    for width in [100, 40, 20] { print(Scene.picture([Scene.text(rich)], columns: width)); print("=====") }
    let all: [Block.Content] = [
      .prompt(Prompt(text: "Fix the tests please,\nand tell me what was wrong with them in a few words.", delivery: .taken)),
      .thinking(ThinkingBlock(text: "Let me look.\nThen think.", ending: .complete, duration: 12_300)),
      Scene.text("I will **look**.", .interrupted),
      Scene.tool("Bash", #"{"command":"make test\nls","description":"Run the tests"}"#, result: .command(standardOutput: "1\n2\n3\n4\n5\n6\n7\n8\n9\n", standardError: "warn\n", isInterrupted: false, backgroundTask: nil), took: 65_000),
      .decision(Decision(toolCall: ToolCallID("call"), toolName: "Bash", outcome: "allowed once", isAllowed: true)),
      Scene.tool("Bash", #"{"command":"ls missing"}"#, .failed, output: "Exit code 3\nls: cannot access 'missing'"),
      Scene.tool("Bash", #"{"command":"sleep 100"}"#, .running),
      Scene.tool("Edit", #"{"file_path":"/home/user/hello.py","old_string":"a\nb\nc","new_string":"a\nB\nc"}"#, .asking),
      Scene.tool("Edit", #"{"file_path":"/home/user/hello.py","old_string":"a","new_string":"b"}"#, result: .edit(path: "/h", hunks: [PatchHunk(oldStart: 8, oldCount: 3, newStart: 8, newCount: 4, lines: [" def main():", "-    print('hello')", "+    name = 'world'", "+    print(f'hello {name} and a very long line that wraps somewhere in the middle of it all')", " "])], isNew: false)),
      Scene.tool("Read", #"{"file_path":"/home/user/hello.py"}"#, result: .read(path: "/x", lines: 7, total: 20)),
      Scene.tool("TodoWrite", "{}", result: .todo([TodoItem(text: "Read", state: .done), TodoItem(text: "Write", state: .active), TodoItem(text: "Ship", state: .pending)])),
      Scene.tool("AskUserQuestion", "{}", result: .answers([QuestionAnswer(question: "Which colour?", answer: "Blue")])),
      Scene.tool("Agent", #"{"description":"Explore","subagent_type":"Explore","prompt":"x"}"#, .running, id: "agent"),
      Scene.tool("Grep", #"{"pattern":"foo","path":"src"}"#, output: "a\nb\nc\nd\ne"),
      Scene.text("nested words"),
      Scene.tool("mcp__weather__get", #"{"city":"Bern","days":3,"units":["c","f"]}"#, .denied, output: "denied by the user"),
      .notice(Notice(.warning, .resumed, "The agent was restarted.", detail: "one\ntwo")),
      .notice(Notice(.failure, .turnFailed, "API error")),
    ]
    print(Scene.picture(all, columns: 70, parent: [13: ToolCallID("agent"), 14: ToolCallID("agent")], after: 5000)); print("=====")
    print(Scene.picture(all, columns: 50, parent: [13: ToolCallID("agent"), 14: ToolCallID("agent")], detail: true, after: 5000))
  }
}
