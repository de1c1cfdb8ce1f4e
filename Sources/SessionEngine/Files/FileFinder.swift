import Conversation
import Glibc

/// Finds the files and folders of a session's folder by some letters of their paths.
///
/// In a Git repository these are the files that Git knows or would add, elsewhere all that a bounded walk meets. What was read of a
/// folder is kept and read anew when it is asked for again after some seconds.
public actor FileFinder {
  /// The most files of one folder that are looked at.
  public static let mostFiles = 50_000
  /// How long a list counts as fresh.
  private static let freshness = Duration.seconds(3)
  /// The most folders whose lists are kept.
  private static let mostFolders = 8
  /// The most that is answered.
  static let mostFound = 50

  private struct Listing {
    var list: PathList
    var read: ContinuousClock.Instant
  }

  private var listings: [String: Listing] = [:]
  private var readings: [String: Task<PathList, Never>] = [:]
  private let tracked: @Sendable (String) async -> [String]?

  /// - Parameter tracked: the paths, from the folder on, that version control knows or would add; nil where it knows nothing of the folder.
  public init(tracked: @escaping @Sendable (String) async -> [String]? = { _ in nil }) {
    self.tracked = tracked
  }

  /// The paths that fit best, from the folder on, folders with a `/` at their end. With no letters what is in the folder itself. A path
  /// that begins with `/`, `~/` or `../` is looked for where it leads.
  public func find(_ query: String, in folder: String) async -> [String] {
    if DirectoryPath.leadsAway(query) {
      return await offThePool { DirectoryPath.entries(fitting: query, from: folder) }
    }
    let list: PathList
    if let known = listings[folder]?.list { list = known } else { list = await read(folder) }
    return await offThePool {
      let found = list.find(query, count: Self.mostFound * 2).filter { Self.exists("\(folder)/\($0)") }
      return Array(found.prefix(Self.mostFound))
    }
  }

  /// Reads the folder again where it was not read just now; whether there is another list now.
  public func refresh(_ folder: String) async -> Bool {
    guard let known = listings[folder], known.read.duration(to: .now) > Self.freshness else { return false }
    return await read(folder) != known.list
  }

  private func read(_ folder: String) async -> PathList {
    if let reading = readings[folder] { return await reading.value }
    let reading = Task { [tracked] in
      if let paths = await tracked(folder) { return await offThePool { PathList(files: paths) } }
      return await offThePool { PathList(walk: FolderWalk.paths(in: folder, limit: Self.mostFiles)) }
    }
    readings[folder] = reading
    let list = await reading.value
    readings[folder] = nil
    listings[folder] = Listing(list: list, read: .now)
    if listings.count > Self.mostFolders, let oldest = listings.min(by: { $0.value.read < $1.value.read })?.key {
      listings[oldest] = nil
    }
    return list
  }

  /// Git also names what was deleted and not yet committed.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
