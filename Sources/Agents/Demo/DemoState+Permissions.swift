import Conversation
import JSON

/// What may run, and what the user says to it.
extension DemoState {
  /// Runs the call, refuses it, or asks the host.
  mutating func ask(_ call: DemoCall, now: Timestamp) {
    let name = call.tool.name
    if listed(call, in: launch.disallowedTools) {
      return refuse(call, "Permission to use \(name) has been denied.", by: "rule")
    }
    if !call.tool.needsUser, runsUnasked(call) {
      turn?.running = call
      turn?.next([.finish(call, .ran(answers: nil))])
      return
    }
    guard launch.asksHost, mode != .dontAsk else {
      return refuse(call, "Permission to use \(name) has been denied because nobody may be asked.", by: "mode")
    }
    let question = DemoTurn.Question(id: PromptID.random().rawValue, call: call)
    turn?.question = question
    var request: JSONValue = [
      "subtype": "can_use_tool", "tool_name": .string(name), "display_name": .string(name), "input": call.tool.input,
      "tool_use_id": .string(call.id),
    ]
    if call.tool.needsUser {
      request = request.setting("requires_user_interaction", to: true)
    } else {
      request = request.setting("permission_suggestions", to: .array(call.tool.suggestions))
        .setting("description", to: "A pretended call of the demo")
    }
    emitBare(["type": "control_request", "request_id": .string(question.id), "request": request])
  }

  private func runsUnasked(_ call: DemoCall) -> Bool {
    switch mode {
    case .bypass, .auto: return true
    case .acceptEdits where call.tool.name == "Edit": return true
    default: break
    }
    if let rule = call.tool.rule, rules.contains(rule) { return true }
    return listed(call, in: launch.allowedTools)
  }

  /// `Bash`, `Bash(echo hello)` and `Bash(echo *)` all name a call of `echo hello`.
  private func listed(_ call: DemoCall, in tools: [String]) -> Bool {
    tools.contains { tool in
      if tool == call.tool.name { return true }
      guard tool.hasPrefix(call.tool.name + "("), tool.hasSuffix(")"), let command = call.tool.rule else {
        return false
      }
      let rule = tool.dropFirst(call.tool.name.count + 1).dropLast()
      return rule.hasSuffix("*") ? command.hasPrefix(rule.dropLast()) : rule == command
    }
  }

  private mutating func refuse(_ call: DemoCall, _ reason: String, by kind: String) {
    emit([
      "type": "system", "subtype": "permission_denied", "tool_name": .string(call.tool.name),
      "tool_use_id": .string(call.id), "decision_reason_type": .string(kind), "message": .string(reason),
    ])
    turn?.next([.finish(call, .denied(message: reason))])
  }

  /// The host's answer to a question; answers to others are ignored.
  mutating func decided(_ message: JSONValue, now: Timestamp) {
    let response = message["response"]
    guard let question = turn?.question, response?["request_id"]?.string == question.id else { return }
    turn?.question = nil
    let answer = response?["response"]
    switch answer?["behavior"]?.string {
    case "allow":
      for update in answer?["updatedPermissions"]?.array ?? [] { apply(update) }
      if question.call.tool == .plan, answer?["updatedPermissions"] == nil { change(to: .standard) }
      turn?.running = question.call
      turn?.next([.finish(question.call, .ran(answers: answer?["updatedInput"]?["answers"]))])
    case "deny":
      if answer?["interrupt"]?.bool ?? false { return abort(now: now, call: question.call) }
      let reason = answer?["message"]?.string ?? "The answer named no reason."
      turn?.next([.finish(question.call, .denied(message: reason))])
    default:
      turn?.next([.finish(question.call, .denied(message: "The answer could not be read."))])
    }
  }

  private mutating func apply(_ update: JSONValue) {
    switch update["type"]?.string {
    case "addRules":
      for rule in update["rules"]?.array ?? [] where rule["toolName"]?.string == "Bash" {
        if let content = rule["ruleContent"]?.string { rules.insert(content) }
      }
    case "setMode":
      if let mode = update["mode"]?.string.flatMap(PermissionMode.init(word:)) { change(to: mode) }
    default: break
    }
  }

  mutating func change(to mode: PermissionMode) {
    guard mode != self.mode else { return }
    self.mode = mode
    status(nil, mode: mode)
  }

  /// Tells the call's outcome, takes in messages that came meanwhile, and goes on.
  mutating func finish(_ call: DemoCall, _ outcome: DemoOutcome) {
    turn?.running = nil
    let isDenied: Bool
    let text: String
    let display: JSONValue
    switch outcome {
    case .ran(let answers):
      isDenied = false
      if case .edit(let path) = call.tool {
        memory.noteEdit(of: path)
        outputs.append(.remember(conversation, memory))
      }
      let result = call.tool.result(answers: answers)
      (text, display) = (result.text, result.display)
    case .denied(let message):
      isDenied = true
      (text, display) = (message, .string("Error: " + message))
      let denial = denial(of: call)
      turn?.denials.append(denial)
    }
    let decision: JSONValue =
      isDenied ? ["decision": "reject", "source": "user_reject"] : ["decision": "accept", "source": "user_temporary"]
    user(
      [
        ["tool_use_id": .string(call.id), "type": "tool_result", "content": .string(text), "is_error": .bool(isDenied)]
      ],
      more: [
        "tool_use_result": display, "tool_result_meta": [["id": .string(call.id), "permission_decision": decision]],
      ])
    turn?.next(DemoScript(folder: launch.folder).steps(after: call, outcome))
    takeInWaiting()
  }

  func denial(of call: DemoCall) -> JSONValue {
    ["tool_name": .string(call.tool.name), "tool_use_id": .string(call.id), "tool_input": call.tool.input]
  }

  /// Messages that were sent while a tool ran join the running turn.
  private mutating func takeInWaiting() {
    let end = waiting.firstIndex { $0.text.hasPrefix("/") } ?? waiting.count
    let taken = waiting[..<end]
    waiting.removeFirst(end)
    for prompt in taken {
      turn?.prompts.append(prompt)
      lifecycle(prompt, "started")
      let steps = DemoScript(folder: launch.folder).steps(for: prompt.text, memory: &memory)
      turn?.last(steps)
    }
    if !taken.isEmpty { outputs.append(.remember(conversation, memory)) }
  }
}
