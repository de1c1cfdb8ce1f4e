import JSON

/// What the demo answers to a prompt. Decides by plain words; remembers what it is told.
struct DemoScript {
  static let usualCommand = "echo \"Hello from the demo\""

  var folder: String

  /// The steps that answer `prompt`.
  func steps(for prompt: String, memory: inout DemoMemory) -> [DemoStep] {
    let isFirst = memory.prompts == 0
    memory.prompts += 1
    let words = DemoMemory.words(of: prompt)
    if DemoMemory.isQuestion(prompt), let fact = memory.recall(prompt) {
      return DemoStep.reply("\(Self.sentence(fact.subject)) is \(fact.value).")
    }
    let learnt = memory.learn(from: prompt)
    if !learnt.isEmpty {
      let facts = learnt.map { "\($0.subject) is \($0.value)" }.joined(separator: ", and ")
      return DemoStep.reply("I will remember that \(facts).\(isFirst ? "\n\n" + Self.introduction : "")")
    }
    return act(on: words, prompt: prompt) ?? DemoStep.reply(isFirst ? DemoTour.text : echo(prompt, memory: memory))
  }

  /// What a word of the prompt asks to be shown; nil when it names nothing.
  private func act(on words: [String], prompt: String) -> [DemoStep]? {
    func says(_ wanted: String...) -> Bool { words.contains(where: wanted.contains) }
    if says("crash") { return [.beginMessage, .begin(.text)] + Self.doomed.map { .grow($0) } + [.crash] }
    if says("fail", "error") { return [.fail] }
    if says("count", "slow") {
      let count = words.lazy.compactMap { Int($0) }.first ?? 600
      return DemoStep.reply((1...max(1, min(count, 100_000))).map(String.init).joined(separator: " "))
    }
    if says("think", "thinking") { return thinking(prompt) }
    if says("plan") { return DemoStep.reply("This is how I would go about it.", calling: DemoCall(.plan)) }
    if says("edit", "diff") {
      return DemoStep.reply(
        "I will change a file, or pretend to.", calling: DemoCall(.edit(path: folder + "/hello.py")))
    }
    if says("run", "tool", "permission", "bash") {
      return DemoStep.reply("I will run a command, or pretend to.", calling: DemoCall(.command(command(in: prompt))))
    }
    if says("ask") { return DemoStep.reply("I have two questions.", calling: DemoCall(.questions)) }
    if says("tour", "help") { return DemoStep.reply(DemoTour.text) }
    return nil
  }

  /// What is said once a call has its outcome.
  func steps(after call: DemoCall, _ outcome: DemoOutcome) -> [DemoStep] {
    switch (outcome, call.tool) {
    case (.denied(let message), .plan):
      DemoStep.reply("We stay in plan mode. You said: \(message)")
    case (.denied, let tool):
      DemoStep.reply("You did not allow \(tool.name), so nothing was done.")
    case (.ran, .command):
      DemoStep.reply("The command has finished. It was only pretended: the demo runs nothing.")
    case (.ran, .edit):
      DemoStep.reply("That is the change. It was only pretended: the demo touches no file.")
    case (.ran, .questions):
      DemoStep.reply(call.tool.result(answers: outcome.answers).text)
    case (.ran, .plan):
      DemoStep.reply("The plan is approved. With a real agent the work would begin now.")
    }
  }

  /// The command in back quotes, else a harmless one.
  private func command(in prompt: String) -> String {
    let parts = prompt.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count >= 3 && !parts[1].isEmpty ? String(parts[1]) : Self.usualCommand
  }

  private func thinking(_ prompt: String) -> [DemoStep] {
    let thought = """
      The user wants to see me think. I am a demo and have no thoughts, but I can show where thoughts are shown: \
      apart from the answer, folded, and never mistaken for it.
      """
    return [.beginMessage] + DemoStep.block(.thinking, thought)
      + DemoStep.block(.text, "That was thinking; this is the answer. Fold and unfold it with **Ctrl+O**.")
      + [.endMessage(stopReason: "end_turn")]
  }

  private func echo(_ prompt: String, memory: DemoMemory) -> String {
    if DemoMemory.isQuestion(prompt) {
      return "I do not know that. Tell me, for instance “the river is the Tay”, and ask me again tomorrow.\n\n"
        + Self.hints
    }
    return "You said: \(prompt)\n\nThat was prompt \(memory.prompts) of this conversation. " + Self.hints
  }

  private static func sentence(_ subject: String) -> String { subject.prefix(1).uppercased() + subject.dropFirst() }

  private static let introduction = "(This is the built-in demo of Skein, not a real agent. Say `tour` to look around.)"
  private static let hints =
    "Try `run a tool`, `edit a file`, `ask me`, `plan`, `think`, `count 200`, `fail`, `crash` or `tour`."
  private static let doomed = DemoStep.words(of: "This reply will not come to its end, because the demo is about to ")
}

extension DemoOutcome {
  var answers: JSONValue? {
    guard case .ran(let answers) = self else { return nil }
    return answers
  }
}
