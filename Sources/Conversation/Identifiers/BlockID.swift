/// The place of a block in its session: numbers rise in the order in which blocks begin and are never used twice.
public struct BlockID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
  public init(_ number: Int64) { rawValue = number }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  public var next: BlockID { BlockID(rawValue + 1) }
}
