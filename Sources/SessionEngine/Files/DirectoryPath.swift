import Glibc

/// A path that leads out of the session's folder, completed folder by folder.
enum DirectoryPath {
  static func leadsAway(_ query: String) -> Bool {
    query == "~" || query == ".." || ["/", "~/", "../", "./"].contains { query.hasPrefix($0) }
  }

  /// What the last folder of the path holds that begins with what stands behind it, written as the path is.
  static func entries(fitting query: String, from folder: String) -> [String] {
    guard let slash = query.lastIndex(of: "/") else { return [query + "/"] }
    let base = query[...slash]
    let start = query[query.index(after: slash)...].lowercased()
    return FolderWalk.entries(of: absolute(String(base), from: folder), follows: true)
      .filter { $0.name.lowercased().hasPrefix(start) && (!$0.name.hasPrefix(".") || start.hasPrefix(".")) }
      .prefix(FileFinder.mostFound).map { base + $0.name + ($0.isFolder ? "/" : "") }
  }

  /// A path as the system reads it: from the folder on, `~/` from the home folder.
  static func absolute(_ path: String, from folder: String) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = getenv("HOME") { return String(cString: home) + path.dropFirst(1) }
    return folder + "/" + path
  }
}
