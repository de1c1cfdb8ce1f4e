/// How much an agent may do unasked, by the words of the wire protocol.
public struct PermissionMode: RawRepresentable, Hashable, Codable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let standard = PermissionMode(rawValue: "default")
  public static let acceptEdits = PermissionMode(rawValue: "acceptEdits")
  public static let plan = PermissionMode(rawValue: "plan")
  public static let auto = PermissionMode(rawValue: "auto")
  public static let dontAsk = PermissionMode(rawValue: "dontAsk")
  public static let bypass = PermissionMode(rawValue: "bypassPermissions")

  /// What a user can choose; `manual` and `ask` are read as `default`.
  public static let known: [PermissionMode] = [.standard, .acceptEdits, .plan, .auto, .dontAsk, .bypass]

  /// The mode a user means by a word; nil when there is none of that name.
  public init?(word: String) {
    switch word {
    case "manual", "ask", "default": self = .standard
    default:
      guard let mode = Self.known.first(where: { $0.rawValue == word }) else { return nil }
      self = mode
    }
  }
}
