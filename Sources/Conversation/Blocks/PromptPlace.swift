/// A prompt of the main conversation that the agent still knows: a session can fork there, or be taken back to before it.
public struct PromptPlace: Hashable, Codable, Sendable, Identifiable {
  /// From 1 on, the oldest first.
  public var number: Int
  public var prompt: Prompt
  public var block: BlockID
  public var time: Timestamp
  /// The prompt before; nil for the first one.
  public var previous: PromptID?

  public init(number: Int, prompt: Prompt, block: BlockID, time: Timestamp, previous: PromptID?) {
    self.number = number
    self.prompt = prompt
    self.block = block
    self.time = time
    self.previous = previous
  }

  public var id: PromptID { prompt.id }
}

extension [Block] {
  /// The prompts that the agent knows, oldest first: none from before a fresh start, and none that was rewound.
  public var promptPlaces: [PromptPlace] {
    var places: [PromptPlace] = []
    for block in self where block.parent == nil {
      switch block.content {
      case .prompt(let prompt) where prompt.delivery == .taken || prompt.delivery == .uncertain:
        places.append(
          PromptPlace(
            number: places.count + 1, prompt: prompt, block: block.id, time: block.time, previous: places.last?.id))
      case .notice(let notice):
        switch notice.kind {
        case .cleared, .startedAfresh: places = []
        case .rewound:
          if let since = notice.since { places.removeAll { $0.block >= since } }
        default: break
        }
      case .prompt, .text, .thinking, .tool, .decision: break
      }
    }
    return places
  }
}
