/// A question of the agent with what the user answered; an empty answer means that it was left open.
public struct QuestionAnswer: Hashable, Codable, Sendable {
  public var question: String
  public var answer: String

  public init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }
}
