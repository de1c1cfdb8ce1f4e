import Conversation
import FoundationEssentials
import Glibc
import JSON

/// The conversations that the `claude` CLI keeps on disk: `projects/FOLDER/ID.jsonl` in `~/.claude`, or where
/// `CLAUDE_CONFIG_DIR` says (observed of 2.1.329). Only read, never changed.
public struct ClaudeArchive: Sendable {
  /// The folder of the projects' folders; it need not be there.
  public let folder: String

  /// Nil without a home to look in.
  public init?(environment: [String: String]) {
    func path(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let base = path("CLAUDE_CONFIG_DIR") ?? path("HOME").map({ $0 + "/.claude" }) else { return nil }
    folder = base + "/projects"
  }

  /// All that can be listed, the latest first. Of each file only the ends are read.
  public func listings() -> [ClaudeListing] {
    files.compactMap { ClaudeListing(path: $0.path, id: $0.id) }.sorted { $0.updated > $1.updated }
  }

  /// The record with this id; nil where there is none.
  public func listing(of id: ConversationID) -> ClaudeListing? {
    files.first { $0.id == id }.flatMap { ClaudeListing(path: $0.path, id: $0.id, isTitleNeeded: false) }
  }

  /// What was said in a conversation.
  public func transcript(of listing: ClaudeListing) throws(ClaudeRecordProblem) -> ClaudeTranscript {
    guard let data = try? Data(contentsOf: URL(filePath: listing.path)) else { throw .unreadable(path: listing.path) }
    let transcript = ClaudeTranscript(reading: Array(data), agents: Self.agents(besides: listing.path))
    guard !transcript.blocks.isEmpty else { throw .empty(path: listing.path) }
    return transcript
  }

  /// The records of a conversation's sub-agents: `ID/subagents/agent-….jsonl` beside its own, each with a `….meta.json` that
  /// names the call that started it (observed of 2.1.329). One without that name is passed over.
  private static func agents(besides path: String) -> [ToolCallID: [UInt8]] {
    let folder = String(path.dropLast(".jsonl".count)) + "/subagents"
    var agents: [ToolCallID: [UInt8]] = [:]
    for name in names(in: folder) where name.hasSuffix(".meta.json") {
      let record = String(name.dropLast(".meta.json".count)) + ".jsonl"
      guard let about = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")),
        let call = (try? JSONValue(parsing: Array(about)))?["toolUseId"]?.string,
        let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(record)"))
      else { continue }
      agents[ToolCallID(call)] = Array(data)
    }
    return agents
  }

  private var files: [(path: String, id: ConversationID)] {
    Self.names(in: folder).flatMap { project in
      Self.names(in: "\(folder)/\(project)").compactMap { name in
        guard name.hasSuffix(".jsonl") else { return nil }
        let id = String(name.dropLast(".jsonl".count))
        return Self.isUUID(id) ? ("\(folder)/\(project)/\(name)", ConversationID(id)) : nil
      }
    }
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}

/// Why a record of the CLI cannot be taken over.
public enum ClaudeRecordProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(path: String)
  case empty(path: String)

  public var description: String {
    switch self {
    case .unreadable(let path): "Claude Code's record at \(path) cannot be read; check its permissions."
    case .empty(let path): "Claude Code's record at \(path) holds no conversation."
    }
  }
}
