import Conversation
import FoundationEssentials

extension ClaudeRecords {
  /// Removes what the CLI keeps of a conversation: the file and the folder of its name beside it.
  func remove(_ conversation: ConversationID) throws(Problem) {
    guard let path = file(of: conversation) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
      let folder = String(path.dropLast(".jsonl".count))
      if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    } catch {
      throw Problem(.storage, "The agent's own record at \(path) could not be removed: \(error).")
    }
  }
}
