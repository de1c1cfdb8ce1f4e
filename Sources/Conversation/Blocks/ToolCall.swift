/// A tool that the agent calls, with what came of it.
public struct ToolCall: Hashable, Codable, Sendable {
  public var id: ToolCallID
  public var name: String
  /// The input as JSON text, exactly as received; incomplete while `state` is `composing`.
  public var input: String
  public var state: State
  /// What the agent was told about the outcome (text of the tool's result).
  public var output: String?
  /// What the CLI reports for display: changed lines, standard output and the like.
  public var result: ToolResult?
  public var began: Timestamp?
  public var ended: Timestamp?

  public init(
    id: ToolCallID, name: String, input: String = "", state: State = .composing, output: String? = nil,
    result: ToolResult? = nil, began: Timestamp? = nil, ended: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.input = input
    self.state = state
    self.output = output
    self.result = result
    self.began = began
    self.ended = ended
  }

  /// composing → (asking →) running → one of the final states.
  public enum State: String, Codable, Sendable {
    /// The agent is still writing the input.
    case composing
    /// A permission request for it is open.
    case asking
    case running
    case succeeded, failed, denied, interrupted
    /// Goes on in the background after its turn.
    case detached

    public var isFinal: Bool {
      switch self {
      case .composing, .asking, .running: false
      case .succeeded, .failed, .denied, .interrupted, .detached: true
      }
    }
  }
}
