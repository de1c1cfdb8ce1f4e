/// The other Skein that has a session.
public struct SessionOwner: Hashable, Codable, Sendable {
  /// Its process, where that is known.
  public var process: Int32?
  /// It tells how the session stands; one that was suspended does not.
  public var isAnswering: Bool

  public init(process: Int32?, isAnswering: Bool = true) {
    self.process = process
    self.isAnswering = isAnswering
  }

  /// As it is named in a sentence: `another Skein (process 4711)`.
  public var words: String { process.map { "another Skein (process \($0))" } ?? "another Skein" }
}
