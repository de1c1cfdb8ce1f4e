import Conversation
import Glibc

/// The agents that run on this machine at one moment, whichever Skein started them, as `/proc` shows them.
///
/// An agent is a child of one of Skein's wardens; below it are the tools that it runs.
public struct RunningAgents: Sendable {
  fileprivate struct Process {
    var parent: Int32
    var isWarden: Bool
    /// Resident, in bytes; pages that processes share count for each.
    var memory: Int
  }

  /// The arguments and the memory of each agent.
  private let agents: [(words: Set<String>, memory: Int)]

  public init() {
    var processes: [Int32: Process] = [:]
    for pid in Self.processes() { processes[pid] = Process(pid) }
    var children: [Int32: [Int32]] = [:]
    for (pid, process) in processes { children[process.parent, default: []].append(pid) }
    var found: [(words: Set<String>, memory: Int)] = []
    for (warden, process) in processes where process.isWarden {
      // What an agent left behind becomes a child of the warden too: the first one is the agent.
      guard let agent = children[warden]?.min() else { continue }
      var memory = 0
      var left = children[warden] ?? []
      while let pid = left.popLast() {
        memory += processes[pid]?.memory ?? 0
        left += children[pid] ?? []
      }
      found.append((Self.words(of: agent), memory))
    }
    agents = found
  }

  public var count: Int { agents.count }

  /// In bytes, with all that agents run.
  public var memory: Int { agents.reduce(0) { $0 + $1.memory } }

  /// The memory of the agent of a conversation with all that it runs, in bytes; nil where none runs.
  public func memory(of conversation: ConversationID) -> Int? {
    agents.first { $0.words.contains(conversation.rawValue) }?.memory
  }

  private static func processes() -> [Int32] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var found: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
        // The name ends with a zero within the entry that readdir answered.
        place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let pid = Int32(name) { found.append(pid) }
    }
    return found
  }

  /// Its arguments, and what stands behind an equals sign in them.
  private static func words(of pid: Int32) -> Set<String> {
    var words: Set<String> = []
    for word in read("/proc/\(pid)/cmdline").split(separator: 0) {
      words.insert(String(decoding: word, as: UTF8.self))
      if let cut = word.firstIndex(of: UInt8(ascii: "=")) {
        words.insert(String(decoding: word[(cut + 1)...], as: UTF8.self))
      }
    }
    return words
  }

  /// The first 64 kB of a file; empty where it cannot be read.
  fileprivate static func read(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      while filled < buffer.count {
        let count = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
        guard count > 0 else { return }
        filled += count
      }
    }
  }
}

extension RunningAgents.Process {
  /// Nil where it is gone already.
  fileprivate init?(_ pid: Int32) {
    let text = String(decoding: RunningAgents.read("/proc/\(pid)/stat"), as: UTF8.self)
    // The name stands in parentheses and may hold any character.
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return nil }
    let rest = text[text.index(after: close)...].split(separator: " ")
    guard rest.count > 21, let parent = Int32(rest[1]), let pages = Int(rest[21]) else { return nil }
    self.init(
      parent: parent, isWarden: text[text.index(after: open)..<close] == "skein-warden",
      memory: max(0, pages) * Int(sysconf(Int32(_SC_PAGESIZE))))
  }
}
