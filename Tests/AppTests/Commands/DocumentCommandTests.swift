import Conversation
import Foundation
import History
import JSON
import Testing

@testable import App

@Suite struct DocumentCommandTests {
  private let file = NSTemporaryDirectory() + "/skein-document-" + UUID().uuidString

  @Test func aSessionGoesOutAndComesBackWhole() async throws {
    defer { try? FileManager.default.removeItem(atPath: file) }
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    let printed = try await bench.run("export", "fox", "--json").output
    #expect(try await bench.run("export", "fox", "--json", "-o", file).code == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == printed)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
    #expect(mode == 0o600)

    let again = try await bench.run("import", file)
    #expect(again.output == "fox 2\n")
    #expect(again.errors.contains("“fox” is called “fox 2” here."))
    #expect(again.errors.contains("without a memory"))
    #expect(try await bench.run("show", "fox 2").output.dropFirst(7) == bench.run("show", "fox").output.dropFirst(5))
    #expect(try await bench.run("ask", "-s", "fox 2", "what is the river?").output != "The river is the Tay.\n")

    let other = CommandBench()
    let imported = try await other.run("import", "-", "--json", input: printed)
    #expect(imported.errors.isEmpty)
    #expect(try imported.json()["name"]?.string == "fox")
    let document = try SessionDocument(parsing: Array(try await other.run("export", "fox", "--json").output.utf8))
    #expect(document.blocks == (try SessionDocument(parsing: Array(printed.utf8))).blocks)
  }

  @Test func whatBypassedPermissionsAsksAgain() async throws {
    let bench = CommandBench()
    _ = try await bench.run("new", "wild", "--permission-mode", "bypassPermissions")
    let document = try await bench.run("export", "wild", "--json").output
    let other = CommandBench()
    let imported = try await other.run("import", "-", "--json", input: document)
    #expect(try imported.json()["permission_mode"] == .null)
    #expect(imported.errors.contains("here it asks"))
  }

  @Test func mistakesAreTold() async throws {
    let bench = CommandBench()
    #expect(try await bench.run("export", "nobody").code == 3)
    _ = try await bench.run("new", "fox")
    #expect(try await bench.run("export", "fox", "--json", "--html").code == 2)
    #expect(try await bench.run("export", "fox", "-o", "/no/such/folder/x").code == 1)
    #expect(try await bench.run("import", "/no/such/file").code == 1)
    let wrong = try await bench.run("import", "-", input: "{}")
    #expect(wrong.code == 1)
    #expect(wrong.errors.contains("skein export"))
  }

  @Test func aReplyOnThePageIsReadAndNotItsSource() {
    let reply = """
      # A *heading*

      [good](https://example.org/?a=1&b="2") and [bad](javascript:alert(1)), ![picture](https://example.org/x.png)

      | a | b |
      |---|--:|
      | `x<y` | 2 |

      3. three
         - [x] done

      <b onclick="x()">raw</b>

      ```swift
      let text = "</code>"
      ```
      """
    let patch = PatchHunk(
      oldStart: 1, oldCount: 2, newStart: 1, newCount: 2, lines: [" same", "-old <b>", "+new"])
    var edit = ToolCall(id: "e", name: "Edit", input: "{\"file_path\":\"/x/a.py\"}")
    edit.state = .succeeded
    edit.result = .edit(path: "/x/a.py", hunks: [patch], isNew: false)
    let page = TranscriptHTML.page(
      of: [
        Block(id: BlockID(1), time: .now(), content: .text(TextBlock(text: reply, ending: .complete))),
        Block(id: BlockID(2), time: .now(), content: .tool(edit)),
        Block(
          id: BlockID(3), time: .now(),
          content: .tool(ToolCall(id: "b", name: "Bash", input: "{\"command\":\"ls -l\"}", output: "a <file>"))),
      ], title: "x")
    for part in [
      "<h3>A <em>heading</em></h3>",
      "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" rel=\"noopener noreferrer\">good</a>",
      "and bad <span class=\"note\">(javascript:alert(1))</span>",
      "<th>a</th><th class=\"right\">b</th>", "<td><code>x&lt;y</code></td><td class=\"right\">2</td>",
      "<ol start=\"3\">", "<li class=\"task\">☑ done</li>", "&lt;b onclick=&quot;x()&quot;&gt;",
      "<span class=\"keyword\">let</span>", "&lt;/code&gt;",
      "<summary>Edit /x/a.py (", "<span class=\"removed\">-old &lt;b&gt;</span>", "<span class=\"added\">+new</span>",
      "<summary>Bash ls -l (", "a &lt;file&gt;",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    for part in ["href=\"javascript", "<img", "onclick=\"", "src="] { #expect(!page.contains(part), "\(part)") }
  }

  /// What was asked for stands there, too, and why it was not done.
  @Test func aChangeThatWasDeniedIsTold() {
    let inputs = [
      ("Edit", #"{"file_path":"/x/a.py","old_string":"a <b>\nb","new_string":"c\n"}"#, ["-a <b>", "-b", "+c"]),
      ("Write", #"{"file_path":"/x/a.py","content":"one\n\ntwo"}"#, ["+one", "+", "+two"]),
      (
        "MultiEdit",
        #"{"file_path":"/x","edits":[{"old_string":"a","new_string":"b"},{"old_string":"c","new_string":""}]}"#,
        ["-a", "+b", "-c"]
      ),
    ]
    for (name, input, lines) in inputs {
      let call = ToolCall(id: "e", name: name, input: input, state: .denied, output: "use make")
      let blocks = [Block(id: BlockID(1), time: .now(), content: .tool(call))]
      let text = TranscriptMarkdown.text(of: blocks, title: "t")
      #expect(text.contains("```diff\n\(lines.joined(separator: "\n"))\n```\n\n```\nuse make"), "\(text)")
      let page = TranscriptHTML.page(of: blocks, title: "t")
      for line in lines { #expect(page.contains(">\(TranscriptHTML.escaped(line))</span>")) }
      #expect(page.contains("use make"))
    }
  }

  /// A fence that a prompt or an interrupted reply left open ends with it.
  @Test func noTextTurnsWhatFollowsIntoCode() {
    func blocks(_ text: String) -> [Block] {
      [
        Block(id: BlockID(1), time: .now(), content: .prompt(Prompt(text: text))),
        Block(id: BlockID(2), time: .now(), content: .text(TextBlock(text: text, ending: .interrupted))),
      ]
    }
    for (open, closed) in [
      ("see\n```\nx", "see\n```\nx\n```"), ("~~~~ a`b\n```\n~~~\n", "~~~~ a`b\n```\n~~~\n~~~~"),
      ("- a\n  ```sh\n  ls", "- a\n  ```sh\n  ls\n  ```"),
      ("```\nx\n```", "```\nx\n```"), ("``` a ``` b", "``` a ``` b"),
      ("````\n```\n````", "````\n```\n````"), ("    ```\nx", "    ```\nx"),
    ] {
      let text = TranscriptMarkdown.text(of: blocks(open), title: "t")
      #expect(text.contains("## You\n\n\(closed)\n\n## Agent\n\n\(closed)\n\n*(interrupted)*"), "\(text)")
    }
  }

  @Test func thePageHoldsNothingButText() {
    let evil = "<script>alert('&\"')</script>\u{202E}\u{1B}[31m"
    let page = TranscriptHTML.page(
      of: [
        Block(id: BlockID(1), time: .now(), content: .prompt(Prompt(text: evil))),
        Block(
          id: BlockID(2), time: .now(),
          content: .tool(ToolCall(id: "t", name: evil, input: evil, output: evil))),
        Block(id: BlockID(3), time: .now(), content: .notice(Notice(.info, .other, evil, detail: evil))),
        Block(id: BlockID(4), time: .now(), content: .thinking(ThinkingBlock(text: evil))),
        Block(
          id: BlockID(5), time: .now(),
          content: .decision(Decision(toolCall: nil, toolName: evil, outcome: evil, isAllowed: true))),
      ], title: evil)
    #expect(!page.contains("<script"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(!page.unicodeScalars.contains("\u{1B}"))
    #expect(page.contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;\\u{202E}"))
    #expect(page.contains("default-src 'none'"))
  }
}
