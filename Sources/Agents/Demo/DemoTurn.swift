import Conversation
import JSON

/// The turn that runs.
struct DemoTurn: Hashable, Sendable {
  var prompts: [DemoPrompt]
  var began: Timestamp
  /// What is still to come, the next one last.
  var steps: [DemoStep] = []
  /// The API message that is being written.
  var message: String?
  var index = -1
  var block: DemoBlock?
  var partial = ""
  /// The question that the host has not answered.
  var question: Question?
  /// The call that runs at the moment.
  var running: DemoCall?
  /// Words written, whole replies, and the words of the last text block.
  var tokens = 0
  var replies = 0
  var text = ""
  var denials: [JSONValue] = []

  struct Question: Hashable, Sendable {
    var id: String
    var call: DemoCall
  }

  init(prompts: [DemoPrompt], began: Timestamp) {
    self.prompts = prompts
    self.began = began
  }

  var ids: [String] { prompts.compactMap(\.id) }

  /// Puts steps before all that is still to come.
  mutating func next(_ more: [DemoStep]) { steps += more.reversed() }

  /// Puts steps after all that is still to come.
  mutating func last(_ more: [DemoStep]) { steps.insert(contentsOf: more.reversed(), at: 0) }
}
