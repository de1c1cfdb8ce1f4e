import Terminal

/// What can follow the leader, told while it waits for its second key.
enum WhichKey {
  static func lines(_ keymap: Keymap, _ contexts: [KeyContext], columns: Int, rows: Int) -> StyledText {
    var lines: StyledText = [StyledLine("Ctrl+X ", "status.busy")]
    for binding in keymap.afterLeader(in: contexts) where !binding.title.isEmpty {
      let keys = binding.keys.filter(\.isAfterLeader).map(\.key)
      guard let key = keys.first(where: { $0.typed != nil }) ?? keys.first else { continue }
      let name = binding.action == .goTo1 ? "1…9" : key.description
      let part = StyledLine(name, "status.key").appending(" \(binding.title)  ", "status")
      if let last = lines.last, last.width + part.width > columns - 2 {
        guard lines.count < rows else {
          lines[lines.count - 1].append("…", "status")
          break
        }
        lines.append(StyledLine("       "))
      }
      lines[lines.count - 1].append(part)
    }
    return lines
  }
}
