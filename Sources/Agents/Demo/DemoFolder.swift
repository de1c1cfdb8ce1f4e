import Conversation
import Glibc
import JSON

/// Where the demo agent keeps what it remembers: one small file a conversation, for nobody else's eyes.
struct DemoFolder {
  let path: String

  /// `$SKEIN_DATA_DIR/demo`, else `$XDG_STATE_HOME/skein/demo`, else `~/.local/state/skein/demo`; nil without any of these.
  init?(environment: [String: String]) {
    func set(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    if let folder = set("SKEIN_DATA_DIR") {
      path = folder + "/demo"
    } else if let folder = set("XDG_STATE_HOME") ?? set("HOME").map({ $0 + "/.local/state" }) {
      path = folder + "/skein/demo"
    } else {
      return nil
    }
  }

  /// Nil when there is nothing under this id, or nothing that can be read.
  func memory(of conversation: ConversationID) -> DemoMemory? {
    guard DemoLaunch.isUUID(conversation.rawValue) else { return nil }
    let descriptor = open(file(conversation), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return (try? JSONValue(parsing: bytes)).flatMap(DemoMemory.init(json:))
  }

  /// Writes the file whole or not at all. The demo goes on where that fails: it forgets, as its answers then show.
  func keep(_ memory: DemoMemory, of conversation: ConversationID) {
    guard DemoLaunch.isUUID(conversation.rawValue) else { return }
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    let draft = file(conversation) + ".new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = memory.json.compactBytes
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    if written == bytes.count { rename(draft, file(conversation)) } else { unlink(draft) }
  }

  private func file(_ conversation: ConversationID) -> String { path + "/\(conversation.rawValue.lowercased()).json" }
}
