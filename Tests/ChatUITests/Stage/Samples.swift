import Conversation

@testable import ChatUI

/// Things of a conversation to put on the stage.
enum Samples {
  static let time = Stage.start

  static func block(_ id: Int64, _ content: Block.Content) -> Block {
    Block(id: BlockID(id), time: time, content: content)
  }

  static let chat: [Block] = [
    block(1, .prompt(Prompt(id: PromptID("p1"), text: "What does the sidebar show?", delivery: .taken))),
    block(
      2,
      .text(TextBlock(text: "It lists **all sessions** with their state:\n\n- working\n- needs you", ending: .complete))
    ),
    block(3, .prompt(Prompt(id: PromptID("p2"), text: "Thanks. Run the tests.", delivery: .taken))),
    block(4, .text(TextBlock(text: "I will run them now.", ending: .complete))),
  ]

  static func request(
    _ id: String = "r1", session: String = "notes", tool: String = "Bash",
    input: String = #"{"command":"swift test --filter ChatUITests","description":"Run the tests"}"#,
    suggestions: [PermissionSuggestion] = [rule], kind: PermissionRequest.Kind = .tool
  ) -> PermissionRequest {
    PermissionRequest(
      id: RequestID(id), session: SessionID(session), toolCall: nil, toolName: tool, input: input,
      suggestions: suggestions, kind: kind, asked: time)
  }

  static let rule = PermissionSuggestion(
    update: "{}", rule: "Bash(swift test *)", type: "addRules", destination: "localSettings")
  static let editsMode = PermissionSuggestion(
    update: "{}", rule: "acceptEdits", type: "setMode", destination: "session")

  static let questions: [AgentQuestion] = [
    AgentQuestion(
      question: "Which store should be the default?", header: "Store", allowsSeveral: false,
      options: [
        .init(label: "SQLite", explanation: "Searchable, one file."),
        .init(label: "Files", explanation: "A JSON-lines file a session."),
      ]),
    AgentQuestion(
      question: "Which themes?", header: "Themes", allowsSeveral: true,
      options: [.init(label: "dark", explanation: ""), .init(label: "light", explanation: "")]),
  ]
}
