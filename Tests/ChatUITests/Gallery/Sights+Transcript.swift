import Conversation

@testable import ChatUI

/// What stands in a transcript.
enum BlockSight: Sight {
  case prompt, text, thinking, tool, decisionAllowed, decisionDenied, notice
  case streaming, complete, interrupted
  case info, warning, failure
  case ofSubAgent, folded, unfolded

  static func all(in state: ChatState) -> [Self] {
    guard let pane = state.pane?.transcript else { return [] }
    var sights: [Self] = []
    if !pane.transcript.blocks.isEmpty { sights.append(pane.isDetailed ? .unfolded : .folded) }
    for block in pane.transcript.blocks {
      if block.parent != nil { sights.append(.ofSubAgent) }
      switch block.content {
      case .prompt: sights.append(.prompt)
      case .text(let text): sights += [.text, ending(text.ending)]
      case .thinking(let thinking): sights += [.thinking, ending(thinking.ending)]
      case .tool: sights.append(.tool)
      case .decision(let decision): sights.append(decision.isAllowed ? .decisionAllowed : .decisionDenied)
      case .notice(let notice):
        sights.append(.notice)
        switch notice.level {
        case .info: sights.append(.info)
        case .warning: sights.append(.warning)
        case .failure: sights.append(.failure)
        }
      }
    }
    return sights
  }

  private static func ending(_ ending: BlockEnding) -> Self {
    switch ending {
    case .streaming: .streaming
    case .complete: .complete
    case .interrupted: .interrupted
    }
  }
}

/// How a tool call stands and what came of it.
enum ToolSight: Sight {
  case composing, asking, running, succeeded, failed, denied, interrupted, detached
  case command, edit, read, todo, answers, agent, unreported

  static func all(in state: ChatState) -> [Self] {
    (state.pane?.transcript.transcript.blocks ?? []).flatMap { block -> [Self] in
      guard case .tool(let call) = block.content else { return [] }
      return [sight(call.state), sight(call.result)]
    }
  }

  private static func sight(_ state: ToolCall.State) -> Self {
    switch state {
    case .composing: .composing
    case .asking: .asking
    case .running: .running
    case .succeeded: .succeeded
    case .failed: .failed
    case .denied: .denied
    case .interrupted: .interrupted
    case .detached: .detached
    }
  }

  private static func sight(_ result: ToolResult?) -> Self {
    switch result {
    case .command: .command
    case .edit: .edit
    case .read: .read
    case .todo: .todo
    case .answers: .answers
    case .agent: .agent
    case nil: .unreported
    }
  }
}
