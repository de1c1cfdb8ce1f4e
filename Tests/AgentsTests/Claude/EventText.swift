import Conversation

@testable import Agents

/// Events as lines that a person can read and compare.
enum EventText {
  static func lines(_ events: [AgentEvent]) -> [String] {
    var lines: [String] = []
    var growing: (key: BlockKey, text: String, count: Int)?
    func flush() {
      if let grown = growing { lines.append("grew \(name(grown.key)) ×\(grown.count) \(quote(grown.text))") }
      growing = nil
    }
    for event in events {
      if case .blockGrew(let key, let text) = event {
        if growing?.key == key {
          growing?.text += text
          growing?.count += 1
        } else {
          flush()
          growing = (key, text, 1)
        }
        continue
      }
      flush()
      lines.append(line(event))
    }
    flush()
    return lines
  }

  private static func line(_ event: AgentEvent) -> String {
    switch event {
    case .starting(let reason): "starting \(quote(reason))"
    case .ready(let info):
      "ready \(info.version ?? "-"), \(info.commands.count) commands, \(info.models.count) models"
    case .conversation(let id): "conversation \(short(id.rawValue))"
    case .turnBegan(let model, let mode, let prompts):
      "TURN \(model ?? "-") \(mode?.rawValue ?? "-") \(list(prompts))"
    case .activity(let activity): "activity \(activity?.rawValue ?? "-")"
    case .modeChanged(let mode): "mode \(mode.rawValue)"
    case .modelChanged(let model): "model \(model)"
    case .promptMoved(let id, let move): "prompt \(short(id.rawValue)) \(move.rawValue)"
    case .blockBegan(let key, let block, let parent): "began \(name(key)) \(text(block))\(under(parent))"
    case .blockGrew(let key, let text): "grew \(name(key)) \(quote(text))"
    case .blockEnded(let key, let block, let parent, let isAborted):
      "ended \(name(key)) \(text(block))\(under(parent))\(isAborted ? " ABORTED" : "")"
    case .blocksWithdrawn(let message, let index): "WITHDRAWN \(message)/\(index)…"
    case .toolEnded(let id, let state, let output, let result):
      "tool \(id) \(state.rawValue) \(quote(output))\(result.map { "\n    " + text($0) } ?? "")"
    case .asked(let request): text(request)
    case .askWithdrawn(let id): "ask withdrawn \(short(id.rawValue))"
    case .retrying(let retry):
      "retrying \(retry.attempt)/\(retry.attempts) in \(retry.next.since(Replay.now)) ms: \(retry.reason)"
    case .usage(let usage):
      "usage in \(usage.inputTokens) out \(usage.outputTokens) cache \(usage.cacheReadTokens)/\(usage.cacheWriteTokens)"
        + " $\((usage.cost * 1e6).rounded() / 1e6) context \(usage.contextTokens) of \(usage.contextWindow)"
    case .turnEnded(let end):
      "END \(end.outcome) \(list(end.prompts)) \(end.replies) replies\(end.isSpontaneous ? " by itself" : "")"
        + (end.message.map { "\n    " + quote($0) } ?? "")
    case .cleared(let id): "CLEARED \(short(id.rawValue))"
    case .filesRewound(let rewind): "filesRewound \(rewind)"
    case .tasksChanged(let tasks):
      "tasks ["
        + tasks.map { task in
          "\(task.id) \(quote(task.summary)) \(task.isAgent ? "agent" : "shell")"
            + (task.isInBackground ? " behind" : "") + " \(task.toolCall?.rawValue ?? "-")"
        }.joined(separator: ", ") + "]"
    case .notice(let notice):
      "notice \(notice.level.rawValue) \(notice.kind.rawValue) \(quote(notice.text))"
        + (notice.detail.map { "\n    " + quote($0) } ?? "")
    case .interruptAnswered(let queued, let cancelled):
      "interrupted: queued \(list(queued)) cancelled \(list(cancelled))"
    case .withdrawAnswered(let id, let isDone): "withdraw \(short(id.rawValue)) \(isDone)"
    case .filesSuggested(let query, let paths): "files \(query): \(paths?.joined(separator: " ") ?? "none")"
    case .signInOffered(let offer): "sign in at \(offer.automatic)"
    case .signedIn(let account): "signed in \(account ?? "-")"
    case .refused(let request, let reason): "refused \(request) \(quote(reason))"
    case .line(let line): "line \(quote(line))"
    case .unknown(let name): "unknown \(name)"
    case .malformed(let words): "malformed \(quote(words))"
    case .ended(let end): "ended \(end)"
    }
  }

  private static func text(_ block: StreamedBlock) -> String {
    switch block {
    case .text(let words): "text \(quote(words))"
    case .thinking(let words, let isRedacted, let duration):
      "thinking \(quote(words))\(isRedacted ? " redacted" : "")\(duration.map { " \($0) ms" } ?? "")"
    case .tool(let id, let name, let input): "\(name) \(id) \(quote(input))"
    }
  }

  private static func text(_ request: PermissionRequest) -> String {
    var lines = ["ASK \(short(request.id.rawValue)) \(request.toolName) \(request.toolCall?.rawValue ?? "-")"]
    lines.append("input \(request.input)")
    if let summary = request.summary { lines.append("summary \(quote(summary))") }
    if let reason = request.reason { lines.append("reason \(quote(reason))") }
    if let path = request.blockedPath { lines.append("path \(path)") }
    if let agent = request.agent { lines.append("agent \(quote(agent))") }
    for suggestion in request.suggestions {
      lines.append("\(suggestion.type) → \(suggestion.destination): \(suggestion.rule)")
      lines.append("  \(suggestion.update)")
    }
    switch request.kind {
    case .tool: break
    case .plan(let plan): lines.append("plan \(quote(plan))")
    case .questions(let questions):
      for question in questions {
        let labels = question.options.map { "\($0.label) (\($0.explanation))" }.joined(separator: " | ")
        lines.append("\(question.header): \(question.question)\(question.allowsSeveral ? " [several]" : "") \(labels)")
      }
    }
    return lines.joined(separator: "\n    ")
  }

  private static func text(_ result: ToolResult) -> String {
    switch result {
    case .command(let output, let error, let isInterrupted, let task):
      "command \(quote(output)) \(quote(error))\(isInterrupted ? " interrupted" : "")\(task.map { " task \($0)" } ?? "")"
    case .edit(let path, let hunks, let isNew):
      "edit \(path)\(isNew ? " new" : "")"
        + hunks.map { hunk in
          "\n      @@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) "
            + hunk.lines.map(quote).joined(separator: " ")
        }.joined()
    case .read(let path, let lines, let total): "read \(path) \(lines) of \(total)"
    case .todo(let items): "todo " + items.map { "\($0.state.rawValue): \($0.text)" }.joined(separator: " | ")
    case .answers(let answers): "answers " + answers.map { "\($0.question) = \($0.answer)" }.joined(separator: " | ")
    case .agent(let summary, let milliseconds, let tokens, let calls):
      "agent \(quote(summary)) \(milliseconds) ms \(tokens) tokens \(calls) calls"
    }
  }

  private static func name(_ key: BlockKey) -> String { "\(short(key.message))/\(key.index)" }

  private static func under(_ parent: ToolCallID?) -> String { parent.map { " UNDER \($0)" } ?? "" }

  private static func list(_ prompts: [PromptID]) -> String {
    "[" + prompts.map { short($0.rawValue) }.joined(separator: " ") + "]"
  }

  private static func short(_ id: String) -> String { id.count == 36 ? String(id.prefix(8)) : id }

  static func quote(_ text: String) -> String {
    let plain = text.replacing("\n", with: "⏎")
    return "“" + (plain.count > 160 ? "\(plain.prefix(160))… (\(plain.count))" : plain) + "”"
  }
}
