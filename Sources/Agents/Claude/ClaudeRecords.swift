import Conversation
import FoundationEssentials
import Glibc

/// Claude Code's own records of conversations: `projects/FOLDER/ID.jsonl` in `~/.claude`, or where `CLAUDE_CONFIG_DIR`
/// says (observed of 2.1.329).
///
/// A prompt is written down up to half a second after its turn began, so a prompt that is missing may have been taken in
/// by a process that was killed meanwhile; one that is there certainly was.
struct ClaudeRecords: Sendable {
  private let projects: String

  /// Nil where the environment names no place.
  init?(environment: [String: String]) {
    guard let base = environment["CLAUDE_CONFIG_DIR"] ?? environment["HOME"].map({ $0 + "/.claude" }) else {
      return nil
    }
    projects = base + "/projects"
  }

  /// Looks for the prompts in the record of the conversation. Reads the whole file, about 1 GB a second.
  func recall(_ prompts: Set<PromptID>, of conversation: ConversationID) -> AgentRecollection {
    guard let path = file(of: conversation), let file = fopen(path, "re") else {
      return AgentRecollection(hasConversation: false, prompts: [])
    }
    defer { fclose(file) }
    var recollection = AgentRecollection(hasConversation: true, prompts: [])
    var line: UnsafeMutablePointer<CChar>?
    defer { free(line) }
    var capacity = 0
    while true {
      let count = getline(&line, &capacity, file)
      guard count > 0, let line else { break }
      // The last line of a process that was killed can be a part of one; the CLI passes over it, and so does this.
      guard line[count - 1] == CChar(bitPattern: UInt8(ascii: "\n")) else { break }
      // A prompt that only waited in the CLI's queue was not taken in.
      if strstr(line, "\"type\":\"queue-operation\"") != nil { continue }
      for prompt in prompts where strstr(line, "\"\(prompt.rawValue)\"") != nil {
        recollection.prompts.insert(prompt)
      }
    }
    return recollection
  }

  /// The id is unique, and the CLI names folders by a rule of its own that changed before: it is looked for in all of them.
  func file(of conversation: ConversationID) -> String? {
    let id = conversation.rawValue
    guard !id.isEmpty, !id.contains("/") else { return nil }
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: projects)) ?? []
    return folders.map { "\(projects)/\($0)/\(id).jsonl" }.first { access($0, R_OK) == 0 }
  }
}
