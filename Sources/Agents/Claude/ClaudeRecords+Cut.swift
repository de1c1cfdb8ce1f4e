import Conversation
import FoundationEssentials
import JSON

/// Where a conversation can be cut, read from its record.
extension ClaudeRecords {
  /// The message before a prompt: `--resume-session-at` takes the `uuid` of a user's or assistant's entry and keeps what leads
  /// to it, that entry included (observed of 2.1.329). Reads the whole file.
  func cut(before prompt: PromptID, of conversation: ConversationID) -> ConversationCut {
    guard let path = file(of: conversation), let data = try? Data(contentsOf: URL(filePath: path)) else {
      return .unknown
    }
    var parents: [String: (parent: String?, isMessage: Bool)] = [:]
    var place: String?
    for line in Array(data).split(separator: UInt8(ascii: "\n")) {
      guard let entry = ClaudeEntry(line: line) else { continue }
      parents[entry.id] = (entry.parent, entry.kind == .user || entry.kind == .assistant)
      // A prompt that was taken in mid-turn has an entry of another kind, and its own name inside of that.
      let source = entry.value["attachment"]?["source_uuid"]?.string
      if entry.id == prompt.rawValue || source == prompt.rawValue { place = place ?? entry.parent ?? "" }
    }
    guard var next = place else { return .unknown }
    var seen: Set<String> = []
    while let entry = parents[next], seen.insert(next).inserted {
      if entry.isMessage { return .after(next) }
      next = entry.parent ?? ""
    }
    return .start
  }
}
