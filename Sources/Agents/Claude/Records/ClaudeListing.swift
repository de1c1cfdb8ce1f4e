import Conversation
import Glibc

/// A conversation of the CLI's as a list shows it, read from the first and the last 64 KiB of its file as the CLI's own
/// SDK does.
public struct ClaudeListing: Hashable, Sendable {
  public var id: ConversationID
  public var path: String
  /// The user's own title, else the CLI's, else the last prompt, a summary or the first prompt.
  public var title: String
  /// The folder that the conversation was held in; empty where the record does not say.
  public var folder: String
  public var created: Timestamp
  /// When the file was last written.
  public var updated: Timestamp
  /// In bytes.
  public var size: Int64

  private static let window = 64 << 10

  /// Nil for what is no conversation of its own: a sub-agent's, or without any words (where a title is needed).
  init?(path: String, id: ConversationID, isTitleNeeded: Bool = true) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    let head = ClaudeRecordWindow(Self.read(file, at: 0))
    let start = max(0, Int(facts.st_size) - Self.window)
    let tail = start == 0 ? head : ClaudeRecordWindow(Self.read(file, at: start))
    guard !head.isSidechain else { return nil }
    let title =
      tail.last("customTitle") ?? head.last("customTitle") ?? tail.last("aiTitle") ?? head.last("aiTitle")
      ?? tail.last("lastPrompt") ?? tail.last("summary") ?? head.firstPrompt
    guard title != nil || !isTitleNeeded else { return nil }
    self.id = id
    self.path = path
    self.title = title ?? id.rawValue
    folder = head.first("cwd") ?? tail.first("cwd") ?? ""
    size = Int64(facts.st_size)
    updated = Timestamp(
      milliseconds: Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000)
    created = head.first("timestamp").flatMap { Timestamp(iso8601: $0) } ?? updated
  }

  private static func read(_ file: Int32, at place: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: window) { buffer, count in
      // Never more than the buffer holds; a file that shrinks meanwhile gives less.
      while count < window {
        let read = pread(file, buffer.baseAddress.map { $0 + count }, window - count, place + count)
        guard read > 0 else { return }
        count += read
      }
    }
  }
}
