import JSON

/// What the demo agent remembers of one conversation: the facts it was told and how often it was spoken to.
public struct DemoMemory: Hashable, Sendable {
  public var facts: [Fact] = []
  public var prompts = 0
  /// Words it has said: its tokens.
  public var words = 0
  /// What was known when a prompt had been taken in, the oldest first; the last ``mostMoments`` are kept.
  var moments: [Moment] = []

  static let mostMoments = 200

  struct Moment: Hashable, Sendable {
    var prompt: String
    var facts: [Fact]
    var prompts: Int
    /// Files that were changed, or pretended to be, in the turn of the prompt.
    var edits: [String] = []
  }

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
    self.facts = Self.facts(facts)
    moments = (json["moments"]?.array ?? []).map { moment in
      Moment(
        prompt: moment["prompt"]?.string ?? "", facts: Self.facts(moment["facts"]?.array ?? []),
        prompts: moment["prompts"]?.int ?? 0, edits: moment["edits"]?.array?.compactMap(\.string) ?? [])
    }
  }

  public var json: JSONValue {
    [
      "prompts": .int(prompts), "words": .int(words), "facts": Self.json(facts),
      "moments": .array(
        moments.map {
          [
            "prompt": .string($0.prompt), "prompts": .int($0.prompts), "facts": Self.json($0.facts),
            "edits": .array($0.edits.map { .string($0) }),
          ]
        }),
    ]
  }

  private static func facts(_ values: [JSONValue]) -> [Fact] {
    values.compactMap { fact in
      guard let subject = fact["subject"]?.string, let value = fact["value"]?.string else { return nil }
      return Fact(subject: subject, value: value)
    }
  }

  private static func json(_ facts: [Fact]) -> JSONValue {
    .array(facts.map { ["subject": .string($0.subject), "value": .string($0.value)] })
  }
}
