import JSON

/// What the demo agent remembers of one conversation: the facts it was told and how often it was spoken to.
public struct DemoMemory: Hashable, Sendable {
  public var facts: [Fact] = []
  public var prompts = 0
  /// Words it has said: its tokens.
  public var words = 0

  public init() {}

  /// "The secret code is X": `subject` as the agent says it back ("the secret code", "your name").
  public struct Fact: Hashable, Sendable {
    public var subject: String
    public var value: String

    public init(subject: String, value: String) {
      self.subject = subject
      self.value = value
    }
  }
}

extension DemoMemory {
  /// Reads what ``json`` wrote; nil for anything else.
  public init?(json: JSONValue) {
    guard let facts = json["facts"]?.array, let prompts = json["prompts"]?.int else { return nil }
    self.prompts = prompts
    words = json["words"]?.int ?? 0
    self.facts = facts.compactMap { fact in
      guard let subject = fact["subject"]?.string, let value = fact["value"]?.string else { return nil }
      return Fact(subject: subject, value: value)
    }
  }

  public var json: JSONValue {
    [
      "prompts": .int(prompts), "words": .int(words),
      "facts": .array(facts.map { ["subject": .string($0.subject), "value": .string($0.value)] }),
    ]
  }
}
