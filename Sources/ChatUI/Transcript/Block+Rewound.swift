import Conversation

extension Block {
  /// The blocks that this notice says were taken back; nil for any other block.
  var rewinds: Range<BlockID>? {
    guard case .notice(let notice) = content, notice.kind == .rewound, let since = notice.since, since < id else {
      return nil
    }
    return since..<id
  }
}
