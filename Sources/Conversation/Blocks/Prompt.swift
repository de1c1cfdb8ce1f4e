/// What the user said to the agent.
public struct Prompt: Hashable, Codable, Sendable {
  public var id: PromptID
  public var text: String
  public var delivery: Delivery
  /// Skein put files into the text, so the agent takes it as it stands: no `@path`, no `/command` in it is carried out.
  public var isComposed: Bool
  /// Pictures whose labels stand in the text.
  public var images: [PromptImage]

  public init(
    id: PromptID = .random(), text: String, delivery: Delivery = .held, isComposed: Bool = false,
    images: [PromptImage] = []
  ) {
    self.id = id
    self.text = text
    self.delivery = delivery
    self.isComposed = isComposed
    self.images = images
  }

  /// Where a prompt is on its way to the agent.
  public enum Delivery: String, Codable, Sendable {
    /// In Skein's own queue: editable, not sent.
    case held
    /// Sent; the agent has not taken it into a turn yet and it can be withdrawn.
    case waiting
    /// The agent has it; its turn runs or ran.
    case taken
    /// The agent ended before it was certain that the prompt arrived.
    case uncertain
  }
}
