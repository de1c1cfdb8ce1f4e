/// A list of a Markdown document.
struct MarkdownList: Hashable, Sendable {
  /// The number of the first item; nil where the list is not numbered.
  var start: Int?
  /// Without blank lines between the items.
  var isTight: Bool
  var items: [Item]

  struct Item: Hashable, Sendable {
    /// Whether a task is done; nil where the item is no task.
    var isDone: Bool?
    var blocks: [MarkdownBlock]
  }
}
