/// Where a transcript was scrolled to: a block and how many of its rows are above the top. Nil in its place means "follows the end".
public struct ScrollPlace: Hashable, Codable, Sendable {
  public var block: BlockID
  public var row: Int

  public init(block: BlockID, row: Int) {
    self.block = block
    self.row = row
  }
}
