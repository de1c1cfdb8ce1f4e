import Dispatch
import Glibc
import Synchronization

/// Reads the user's themes and keys in the background, and again whenever one of their files is saved.
///
/// It waits for the system to tell (inotify) and never looks by itself, so idle costs nothing.
final class LooksWatch: Sendable {
  private let folder: String
  private let queue = DispatchQueue(label: "skein.looks", qos: .utility)
  private let box = Mutex(Box())
  private let arrival: @Sendable () -> Void
  /// Nil where the system has none to give: then the files are read once.
  private let descriptor: Int32?

  /// Kept so that it lives. Touched only on `queue`, and once.
  nonisolated(unsafe) private var source: (any DispatchSourceRead)?

  private struct Box {
    var looks: Looks?
    var news: Looks?
  }

  /// - Parameter arrival: called from the background when `take` has something.
  init(folder: String, arrival: @escaping @Sendable () -> Void) {
    self.folder = folder
    self.arrival = arrival
    let file = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    descriptor = file >= 0 ? file : nil
  }

  deinit {
    source?.cancel()
    if let descriptor { close(descriptor) }
  }

  func start() {
    queue.async { [self] in
      watch()
      read()
      guard let descriptor else { return }
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      source.setEventHandler { [weak self] in
        self?.drain()
        self?.watch()
        self?.read()
      }
      source.resume()
      self.source = source
    }
  }

  /// What changed since the last time; nil for nothing.
  func take() -> Looks? {
    box.withLock { box in
      defer { box.news = nil }
      return box.news
    }
  }

  /// Folders that are made later are seen from the nearest one above them that there is.
  private func watch() {
    guard let descriptor else { return }
    let appears = UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    var above = folder.split(separator: "/").dropLast().map { "/" + $0 }[...]
    while inotify_add_watch(
      descriptor, above.isEmpty ? "/" : above.joined(), UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) < 0, !above.isEmpty
    { above.removeLast() }
    for path in [folder, "\(folder)/themes"] {
      inotify_add_watch(descriptor, path, appears | UInt32(IN_CLOSE_WRITE))
    }
  }

  private func drain() {
    guard let descriptor else { return }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while Glibc.read(descriptor, &bytes, bytes.count) > 0 {}
  }

  private func read() {
    let looks = Looks.read(folder)
    let isNews = box.withLock { box in
      guard box.looks != looks else { return false }
      box.looks = looks
      box.news = looks
      return true
    }
    if isNews { arrival() }
  }
}
