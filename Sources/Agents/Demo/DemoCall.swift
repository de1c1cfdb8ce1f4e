import Conversation
import JSON

/// One call of a pretended tool.
struct DemoCall: Hashable, Sendable {
  var id: String
  var tool: DemoTool

  init(_ tool: DemoTool) {
    id = "toolu_demo" + PromptID.random().rawValue.filter { $0 != "-" }
    self.tool = tool
  }
}

/// The tools that the demo pretends to have. None of them touches anything.
enum DemoTool: Hashable, Sendable {
  case command(String)
  case edit(path: String)
  case questions
  case plan

  var name: String {
    switch self {
    case .command: "Bash"
    case .edit: "Edit"
    case .questions: "AskUserQuestion"
    case .plan: "ExitPlanMode"
    }
  }

  var input: JSONValue {
    switch self {
    case .command(let command): ["command": .string(command), "description": "A pretended command of the demo"]
    case .edit(let path):
      [
        "file_path": .string(path), "old_string": .string(Self.before), "new_string": .string(Self.after),
        "replace_all": false,
      ]
    case .questions: ["questions": Self.questionList]
    case .plan: ["plan": .string(Self.planText), "planFilePath": ""]
    }
  }

  /// These ask in every mode: the user's answer is what they are for.
  var needsUser: Bool {
    switch self {
    case .questions, .plan: true
    case .command, .edit: false
    }
  }

  /// A rule's text for exactly this call, as `--allowedTools` writes it.
  var rule: String? {
    guard case .command(let command) = self else { return nil }
    return command
  }

  var suggestions: [JSONValue] {
    switch self {
    case .command(let command):
      [
        [
          "type": "addRules", "rules": [["toolName": "Bash", "ruleContent": .string(command)]], "behavior": "allow",
          "destination": "localSettings",
        ]
      ]
    case .edit: [["type": "setMode", "mode": "acceptEdits", "destination": "session"]]
    case .questions, .plan: []
    }
  }

  /// What the pretended model reads of the call's outcome, and what is reported for display.
  func result(answers: JSONValue?) -> (text: String, display: JSONValue) {
    switch self {
    case .command(let command):
      let output =
        command == DemoScript.usualCommand ? "Hello from the demo" : "(The demo only pretends: nothing was run.)"
      return (
        output,
        ["stdout": .string(output), "stderr": "", "interrupted": false, "isImage": false, "noOutputExpected": false]
      )
    case .edit(let path):
      return (
        "The file \(path) has been updated successfully.",
        [
          "filePath": .string(path), "oldString": .string(Self.before), "newString": .string(Self.after),
          "originalFile": .string(Self.original), "structuredPatch": [Self.hunk], "userModified": false,
          "replaceAll": false,
        ]
      )
    case .questions:
      let answers = answers ?? [:]
      let told = (answers.members ?? []).map { "\"\($0.key)\"=\"\($0.value.string ?? "")\"" }
      let text =
        told.isEmpty ? "The user did not answer the questions." : "The user answered: " + told.joined(separator: ", ")
      return (text, ["questions": Self.questionList, "answers": answers])
    case .plan:
      return ("The user approved the plan.", ["plan": .string(Self.planText), "isAgent": false, "filePath": ""])
    }
  }

  private static let before = "    print(\"hello\")\n"
  private static let after = "    name = \"world\"\n    print(f\"hello {name}\")\n"
  private static let original = "def main():\n\(before)\n\nif __name__ == \"__main__\":\n    main()\n"
  private static let hunk: JSONValue = [
    "oldStart": 1, "oldLines": 5, "newStart": 1, "newLines": 6,
    "lines": [
      " def main():", "-    print(\"hello\")", "+    name = \"world\"", "+    print(f\"hello {name}\")", " ", " ",
      " if __name__ == \"__main__\":",
    ],
  ]
  private static let questionList: JSONValue = [
    [
      "question": "Which colour should the button have?", "header": "Colour", "multiSelect": false,
      "options": [
        ["label": "Blue", "description": "Calm"], ["label": "Red", "description": "Loud"],
        ["label": "Grey", "description": "Hardly there"],
      ],
    ],
    [
      "question": "Which sizes do you need?", "header": "Sizes", "multiSelect": true,
      "options": [["label": "Small", "description": "16 px"], ["label": "Large", "description": "32 px"]],
    ],
  ]
  private static let planText = """
    # Plan

    1. Add a greeting to `hello.py`
    2. Test it with two names
    3. Describe it in the README

    """
}
