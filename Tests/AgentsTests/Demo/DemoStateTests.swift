import Conversation
import JSON
import Testing

@testable import Agents

@Suite struct DemoStateTests {
  @Test func aTurnGoesAsTheRealAgentsDoes() throws {
    var host = try DemoHost()
    host.request("initialize")
    #expect(host.response?["response"]?["claude_code_version"]?.string == "1 (Skein demo)")
    host.prompt("hello")
    host.settle()
    var kinds: [String] = []
    for line in host.lines.dropFirst() {
      let kind =
        line["subtype"]?.string ?? line["event"]?["type"]?.string ?? line["state"]?.string ?? line["type"]?.string
      if let kind, kind != kinds.last { kinds.append(kind) }
    }
    #expect(
      kinds == [
        "queued", "started", "init", "status", "message_start", "content_block_start", "content_block_delta",
        "assistant",
        "content_block_stop", "message_delta", "message_stop", "success", "completed",
      ])
    #expect(host.streamed == host.reply)
    #expect(host.reply?.hasPrefix("# Welcome to Skein") == true)
    #expect(host.result?["is_error"]?.bool == false)
  }

  @Test func factsAreRecalledAlsoAfterARestart() throws {
    var host = try DemoHost()
    host.prompt("Remember: the secret code is zebra9. My name is Ada and our river is the Tay.")
    host.settle()
    host.prompt("What was the code?", id: "u2")
    host.settle()
    #expect(host.reply == "The secret code is zebra9.")
    let id = host.state.conversation.rawValue
    var later = try DemoHost(["--resume=\(id)"], memory: host.kept)
    for (question, answer) in [
      ("What is my name?", "Your name is Ada."), ("which river is ours? what is our river", "Our river is the Tay."),
      ("what is the secret code", "The secret code is zebra9."),
    ] {
      later.prompt(question, id: question)
      later.settle()
      #expect(later.reply?.lowercased() == answer.lowercased())
    }
  }

  @Test func aLaterFactReplacesTheEarlier() {
    var memory = DemoMemory()
    _ = memory.learn(from: "the secret code is one")
    _ = memory.learn(from: "the secret code is 3.14, remember")
    #expect(memory.recall("what is the code?")?.value == "3.14")
    #expect(memory.facts.count == 1)
    #expect(DemoMemory(json: memory.json) == memory)
  }

  @Test func anUnknownResumeAnswersAsTheCLIDoes() throws {
    let id = "839d75aa-ec5f-40d8-8818-9caee4ec8b5a"
    let host = try DemoHost(["--resume=\(id)"])
    #expect(host.exit == 1)
    #expect(host.complaints == ["No conversation found with session ID: \(id)"])
    #expect(host.result?["errors"]?[0]?.string == host.complaints[0])
    #expect(host.result?["session_id"]?.string == id)
    #expect(
      try DemoHost(["--session-id=\(id)"], memory: DemoMemory()).complaints.first?.contains("already in use") == true)
  }

  @Test func aToolAsksAndRunsWhenAllowed() throws {
    var host = try DemoHost()
    host.prompt("run a tool")
    host.settle()
    #expect(host.asked?["request"]?["tool_name"]?.string == "Bash")
    #expect(host.asked?["request"]?["permission_suggestions"]?[0]?["type"]?.string == "addRules")
    #expect(host.result == nil)
    let suggestions = host.asked?["request"]?["permission_suggestions"] ?? []
    host.answer(["behavior": "allow", "updatedPermissions": suggestions])
    host.settle()
    #expect(host.all("user").last?["tool_use_result"]?["stdout"]?.string == "Hello from the demo")
    #expect(host.result?["num_turns"]?.int == 2)
    host.prompt("run it again", id: "u2")
    host.settle()
    #expect(host.all("control_request").count == 1, "the rule now allows it")
    #expect(host.all("result").count == 2)
  }

  @Test func denialsAreHonoured() throws {
    var host = try DemoHost()
    host.prompt("run a tool")
    host.settle()
    host.answer(["behavior": "deny", "message": "not now"])
    host.settle()
    #expect(host.all("user").last?["message"]?["content"]?[0]?["content"]?.string == "not now")
    #expect(host.result?["is_error"]?.bool == false)
    host.prompt("run a tool", id: "u2")
    host.settle()
    host.answer(["behavior": "deny", "message": "stop", "interrupt": true])
    #expect(host.result?["terminal_reason"]?.string == "aborted_tools")
    #expect(host.moves(of: "u2").last == "cancelled")
    #expect(host.state.delay == nil)
  }

  @Test(arguments: [
    ("--permission-mode=bypassPermissions", true), ("--allowedTools=Bash(echo *)", true),
    ("--disallowedTools=Bash", false), ("--permission-mode=dontAsk", false),
  ])
  func rulesAndModesDecideUnasked(_ option: String, _ runs: Bool) throws {
    var host = try DemoHost([option])
    host.prompt("run a tool")
    host.settle()
    #expect(host.asked == nil)
    #expect(host.lines.contains { $0["subtype"]?.string == "permission_denied" } == !runs)
    #expect((host.all("user").last?["tool_use_result"]?["stdout"] != nil) == runs)
  }

  @Test func interruptKeepsWhatCameAndRunsTheQueue() throws {
    var host = try DemoHost()
    host.prompt("count 50")
    host.advance(steps: 12)
    host.prompt("hello again", id: "u2")
    host.request("interrupt")
    #expect(host.response?["response"]?["still_queued"]?[0]?.string == "u2")
    let aborted = host.all("assistant").last
    #expect(aborted?["aborted"]?.bool == true)
    #expect(aborted?["message"]?["content"]?[0]?["text"]?.string == host.streamed)
    #expect(host.result?["terminal_reason"]?.string == "aborted_streaming")
    #expect(host.moves(of: "u1") == ["queued", "started", "cancelled"])
    host.settle()
    #expect(host.moves(of: "u2") == ["queued", "started", "completed"])
  }

  @Test func interruptCanCancelTheQueueAndTheQuestion() throws {
    var host = try DemoHost()
    host.prompt("run a tool")
    host.settle()
    host.prompt("later", id: "u2")
    host.request("interrupt", ["cancel_queued": true])
    #expect(host.all("control_cancel_request").first?["request_id"] == host.asked?["request_id"])
    #expect(host.response?["response"]?["cancelled"]?[0]?.string == "u2")
    #expect(host.moves(of: "u2") == ["queued", "cancelled"])
    host.settle()
    #expect(host.all("result").count == 1)
  }

  @Test func waitingMessagesMergeOrJoinOrAreWithdrawn() throws {
    var host = try DemoHost()
    host.prompt("count 5")
    host.prompt("one", id: "a")
    host.prompt("two", id: "b")
    host.prompt("three", id: "c")
    host.prompt("three again", id: "c")
    host.request("cancel_async_message", ["message_uuid": "b"])
    #expect(host.response?["response"]?["cancelled"]?.bool == true)
    host.settle()
    #expect(host.all("result").count == 2)
    #expect(host.result?["user_message_uuids"]?.array?.count == 2)
    #expect(host.reply?.hasPrefix("You said: three\n") == true)
    host.request("cancel_async_message", ["message_uuid": "a"])
    #expect(host.response?["response"]?["cancelled"]?.bool == false)
    host.prompt("run a tool", id: "d")
    host.settle()
    host.prompt("in between", id: "e")
    host.answer(["behavior": "allow", "updatedInput": [:]])
    host.settle()
    #expect(host.result?["user_message_uuids"] == ["d", "e"])
  }

  @Test func questionsPlansAndEdits() throws {
    var host = try DemoHost(["--permission-mode", "plan"])
    host.prompt("ask me")
    host.settle()
    #expect(host.asked?["request"]?["requires_user_interaction"]?.bool == true)
    let question = "Which colour should the button have?"
    host.answer(["behavior": "allow", "updatedInput": ["answers": .object([JSONMember(question, "Blue")])]])
    host.settle()
    #expect(host.reply == "The user answered: \"\(question)\"=\"Blue\"")
    host.prompt("show me a plan", id: "u2")
    host.settle()
    #expect(host.asked?["request"]?["input"]?["plan"]?.string?.hasPrefix("# Plan") == true)
    host.answer([
      "behavior": "allow",
      "updatedPermissions": [["type": "setMode", "mode": "acceptEdits", "destination": "session"]],
    ])
    host.settle()
    #expect(host.state.mode == .acceptEdits)
    host.prompt("edit a file", id: "u3")
    host.settle()
    #expect(host.all("user").last?["tool_use_result"]?["structuredPatch"]?[0]?["lines"]?.array?.count == 7)
  }

  @Test func thinkingFailingCrashing() throws {
    var host = try DemoHost()
    host.prompt("think")
    host.settle()
    #expect(host.all("assistant").first?["message"]?["content"]?[0]?["type"]?.string == "thinking")
    host.prompt("fail", id: "u2")
    host.settle()
    #expect(host.result?["subtype"]?.string == "success")
    #expect(host.result?["is_error"]?.bool == true)
    #expect(host.moves(of: "u2").last == "cancelled")
    host.prompt("crash", id: "u3")
    host.settle()
    #expect(host.exit == 3)
    #expect(host.streamed.hasSuffix("about to "))
  }

  @Test func controlRequests() throws {
    var host = try DemoHost()
    host.request("set_model", ["model": "demo-fast"])
    #expect(host.response?["response"]?["model"]?.string == "demo-fast")
    host.request("set_permission_mode", ["mode": "manual"])
    #expect(host.response?["response"]?["mode"]?.string == "default")
    host.request("set_permission_mode", ["mode": "bypassPermissions"])
    #expect(host.response?["error_code"]?.string == "bypass_not_launched")
    host.request("no_such")
    #expect(host.response?["error_code"]?.string == "unsupported_request")
    host.request("end_session")
    #expect(host.response?["subtype"]?.string == "success")
    #expect(host.exit == 0)
  }

  @Test func clearForgetsUnderANewID() throws {
    var host = try DemoHost()
    host.prompt("the code is 7")
    host.settle()
    let old = host.state.conversation
    host.prompt("/clear", id: "u2")
    #expect(host.all("conversation_reset").first?["session_id"]?.string == old.rawValue)
    #expect(host.result?["local_command"]?.string == "clear")
    #expect(host.result?["session_id"]?.string == host.state.conversation.rawValue)
    #expect(host.state.conversation != old)
    host.prompt("what is the code?", id: "u3")
    host.settle()
    #expect(host.reply?.contains("7") == false)
  }

  @Test func theEndOfTheInputLetsTheTurnFinish() throws {
    var host = try DemoHost()
    host.prompt("count 3")
    host.take(host.state.close(now: Timestamp(milliseconds: 1)))
    #expect(host.exit == nil)
    host.settle()
    #expect(host.reply == "1 2 3")
    #expect(host.exit == 0)
  }

  @Test func aBrokenLineIsFatal() throws {
    var host = try DemoHost()
    host.take(host.state.receive(Array("this is not JSON".utf8)[...], now: Timestamp(milliseconds: 1)))
    #expect(host.exit == 1)
    #expect(host.complaints == ["Error parsing streaming input line (type=unknown, 16 chars): SyntaxError"])
  }

  @Test func unknownOptionsAreRefused() {
    #expect(throws: DemoLaunch.Refusal.complaint("error: unknown option '--x'")) { try DemoLaunch(arguments: ["--x"]) }
    #expect(throws: DemoLaunch.Refusal.self) { try DemoLaunch(arguments: ["--session-id=../../etc"]) }
    #expect(throws: DemoLaunch.Refusal.self) { try DemoLaunch(arguments: ["--permission-mode", "wild"]) }
    #expect(throws: DemoLaunch.Refusal.version) { try DemoLaunch(arguments: ["--version"]) }
  }

  @Test func listsAreRepeatedByEachOption() throws {
    let launch = try DemoLaunch(arguments: [
      "--allowedTools=Bash(git log *)", "--allowedTools=Edit", "--disallowedTools", "Write", "Bash",
    ])
    #expect(launch.allowedTools == ["Bash(git log *)", "Edit"])
    #expect(launch.disallowedTools == ["Write", "Bash"])
  }
}
