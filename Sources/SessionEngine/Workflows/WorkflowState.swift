import Conversation
import JSON

/// How far a workflow has come in a session, as the session's metadata keeps it.
struct WorkflowState: Hashable, Sendable {
  /// The key of the metadata.
  static let key = "workflow"

  struct Done: Hashable, Sendable {
    var step: String
    var digest: String
    /// The prompt whose reply passed; the reply itself is in the transcript.
    var prompt: PromptID
    var corrections: Int
  }

  var workflow: String
  var done: [Done] = []
  var isComplete = false

  init(workflow: String) { self.workflow = workflow }

  init?(_ value: JSONValue?) {
    guard let value, let name = value["name"]?.string else { return nil }
    workflow = name
    done = (value["done"]?.array ?? []).map {
      Done(
        step: $0["step"]?.string ?? "", digest: $0["digest"]?.string ?? "",
        prompt: PromptID($0["prompt"]?.string ?? ""), corrections: $0["corrections"]?.int ?? 0)
    }
    isComplete = value["complete"]?.bool ?? false
  }

  var json: JSONValue {
    [
      "name": .string(workflow),
      "done": .array(
        done.map {
          [
            "step": .string($0.step), "digest": .string($0.digest), "prompt": .string($0.prompt.rawValue),
            "corrections": .int($0.corrections),
          ]
        }),
      "complete": .bool(isComplete),
    ]
  }

  /// The steps that need not be done again: those at the beginning that are still as they were.
  func kept(of workflow: Workflow) -> [Done] {
    guard !isComplete, self.workflow == workflow.name else { return [] }
    return zip(done, workflow.steps).prefix { $0.step == $1.name && $0.digest == $1.digest }.map(\.0)
  }

  /// The last text that answers a prompt of the transcript; nil where the prompt is not there.
  static func reply(to prompt: PromptID, in blocks: [Block]) -> String? {
    let place = blocks.firstIndex {
      if case .prompt(let found) = $0.content { found.id == prompt } else { false }
    }
    guard let place else { return nil }
    var last = ""
    for block in blocks[(place + 1)...] {
      if case .prompt = block.content { break }
      if case .text(let text) = block.content, block.parent == nil { last = text.text }
    }
    return last
  }
}
