/// What stands in a session's composer, unsent.
public struct Draft: Hashable, Codable, Sendable {
  public var text: String
  /// Where the cursor is, in Characters from the start.
  public var cursor: Int
  /// Parts of the text that are shown folded, in their order.
  public var folds: [Fold]
  /// The pictures whose labels stand in the text.
  public var images: [PromptImage]

  /// A stretch of a text, in bytes of its UTF-8.
  public struct Fold: Hashable, Codable, Sendable {
    public var start: Int
    public var count: Int

    public init(start: Int, count: Int) {
      self.start = start
      self.count = count
    }
  }

  public init(text: String = "", cursor: Int = 0, folds: [Fold] = [], images: [PromptImage] = []) {
    self.text = text
    self.cursor = cursor
    self.folds = folds
    self.images = images
  }
}
