/// A picture as it goes to an agent.
public struct ImageContent: Hashable, Sendable {
  /// `image/png` and the like.
  public var mediaType: String
  public var bytes: [UInt8]

  public init(mediaType: String, bytes: [UInt8]) {
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
