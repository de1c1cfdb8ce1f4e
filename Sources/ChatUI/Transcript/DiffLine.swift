import Terminal

/// One line of a change of a file.
struct DiffLine {
  var kind: Kind
  /// The line's number in the file, before the change where it was removed.
  var number: Int?
  var text: String

  enum Kind {
    case context, added, removed
    /// Stands for lines left out.
    case gap

    var mark: String {
      switch self {
      case .context, .gap: "  "
      case .added: "+ "
      case .removed: "- "
      }
    }

    var style: StyleName {
      switch self {
      case .context, .gap: .diffContext
      case .added: .diffAdded
      case .removed: .diffRemoved
      }
    }

    var markStyle: StyleName {
      switch self {
      case .context, .gap: .diffContext
      case .added: .diffAddedMark
      case .removed: .diffRemovedMark
      }
    }
  }
}
