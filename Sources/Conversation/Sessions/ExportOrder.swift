/// A session that is to be written to a file.
public struct ExportOrder: Hashable, Codable, Sendable {
  public enum Format: String, CaseIterable, Codable, Sendable {
    case markdown, json, html

    /// How names of such files end.
    public var ending: String {
      switch self {
      case .markdown: ".md"
      case .json: ".json"
      case .html: ".html"
      }
    }
  }

  public enum Outcome: Hashable, Codable, Sendable {
    case written
    /// There is such a file, and it was not to be replaced.
    case exists
    /// The reason in a sentence.
    case failed(String)
  }

  public var session: SessionID
  public var format: Format
  /// Absolute.
  public var path: String
  /// A file that is there is replaced.
  public var replaces: Bool

  public init(session: SessionID, format: Format, path: String, replaces: Bool = false) {
    self.session = session
    self.format = format
    self.path = path
    self.replaces = replaces
  }
}
