/// Something the user should know that neither they nor the agent said.
public struct Notice: Hashable, Codable, Sendable {
  public var level: Level
  public var kind: Kind
  public var text: String
  /// More, shown when unfolded: the agent's own words, for instance.
  public var detail: String?
  /// Of a notice of kind ``Kind/rewound``: what stands from this block on, up to the notice, was taken back.
  public var since: BlockID?

  public init(_ level: Level, _ kind: Kind, _ text: String, detail: String? = nil, since: BlockID? = nil) {
    self.level = level
    self.kind = kind
    self.text = text
    self.detail = detail
    self.since = since
  }

  public enum Level: String, Codable, Sendable { case info, warning, failure }

  public enum Kind: String, Codable, Sendable {
    case interrupted, turnFailed, agentEnded, agentMissing, resumed, startedAfresh, cleared, rewound, compacted,
      modelChanged,
      modeChanged, commandOutput, taskEnded, storage, demo, other
  }

  /// Stands in for a moment while a block's text is being changed in place.
  static let placeholder = Notice(.info, .other, "")
}
