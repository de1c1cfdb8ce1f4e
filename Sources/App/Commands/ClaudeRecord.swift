import Conversation
import FoundationEssentials
import Glibc

/// What Claude Code itself keeps of a conversation: `projects/FOLDER/ID.jsonl` and a folder beside it, in `~/.claude`
/// or where `CLAUDE_CONFIG_DIR` says.
struct ClaudeRecord {
  /// The file.
  let path: String

  /// Nil where there is none.
  init?(of session: PurgedSession, environment: [String: String]) {
    guard session.agent == "claude", let id = session.conversation?.rawValue, !id.contains("/"), !id.isEmpty else {
      return nil
    }
    guard let base = environment["CLAUDE_CONFIG_DIR"] ?? environment["HOME"].map({ $0 + "/.claude" }) else {
      return nil
    }
    let projects = base + "/projects"
    var folder: [CChar] = Array(repeating: 0, count: Int(PATH_MAX))
    let real = realpath(session.folder, &folder).map { String(cString: $0) } ?? session.folder
    let usual = "\(projects)/\(Self.name(of: real))/\(id).jsonl"
    if FileManager.default.fileExists(atPath: usual) {
      path = usual
      return
    }
    // The folder may have been moved or be spelt in other code points; the id is found wherever it is.
    let others = (try? FileManager.default.contentsOfDirectory(atPath: projects)) ?? []
    let found = others.map { "\(projects)/\($0)/\(id).jsonl" }.first { FileManager.default.fileExists(atPath: $0) }
    guard let found else { return nil }
    path = found
  }

  func remove() throws(Problem) {
    do {
      try FileManager.default.removeItem(atPath: path)
      let folder = String(path.dropLast(".jsonl".count))
      if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    } catch {
      throw Problem(.storage, "The agent's own record at \(path) could not be removed: \(error).")
    }
  }

  /// What Claude Code calls a folder's own folder: each UTF-16 unit that is no ASCII letter or digit becomes a hyphen, and
  /// a long name is cut and gets a hash of the whole path (observed of 2.1.329).
  static func name(of folder: String) -> String {
    let units = folder.utf16.map { unit -> UInt8 in
      switch unit {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: UInt8(unit)
      default: UInt8(ascii: "-")
      }
    }
    let name = String(decoding: units, as: UTF8.self)
    guard units.count > 200 else { return name }
    let hash = folder.utf16.reduce(Int32(0)) { $0 &* 31 &+ Int32($1) }
    return name.prefix(200) + "-" + String(hash.magnitude, radix: 36)
  }
}
