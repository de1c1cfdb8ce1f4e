/// One line of the agent's to-do list.
public struct TodoItem: Hashable, Codable, Sendable {
  public var text: String
  public var state: State

  public init(text: String, state: State) {
    self.text = text
    self.state = state
  }

  public enum State: String, Codable, Sendable { case pending, active, done }
}
