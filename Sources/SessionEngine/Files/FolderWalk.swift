import Glibc

/// What lies in a folder and below, where no version control tells it.
enum FolderWalk {
  /// Folders that hold what programs made, of no use to a prompt.
  private static let passedOver: Set<String> = ["node_modules", "__pycache__", ".git", ".build", ".cache", ".venv"]

  /// Paths from the folder on, those less deep first, folders with a `/`; at most `limit`. Links are named and not followed, so no loop
  /// holds it up.
  static func paths(in folder: String, limit: Int) -> [String] {
    var paths: [String] = []
    var folders = [""]
    var next = 0
    while next < folders.count, paths.count < limit {
      let inside = folders[next]
      next += 1
      for (name, isFolder) in entries(of: "\(folder)/\(inside)") {
        guard paths.count < limit else { break }
        let path = inside + name + (isFolder ? "/" : "")
        paths.append(path)
        if isFolder, !passedOver.contains(name) { folders.append(path) }
      }
    }
    return paths
  }

  /// What is in one folder, by name. A link to a folder counts as a file unless `follows`.
  static func entries(of folder: String, follows: Bool = false) -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      // The name is a C array at the end of the record, which lives until the next call.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(validatingCString: $0)
        }
      }
      // A name that is no UTF-8, or has a line break, cannot be written in a prompt.
      guard let name, name != ".", name != "..", !name.contains(where: \.isNewline) else { continue }
      var isFolder = entry.pointee.d_type == DT_DIR
      if entry.pointee.d_type == DT_UNKNOWN || (follows && entry.pointee.d_type == DT_LNK) {
        var status = stat()
        let path = "\(folder)/\(name)"
        let isThere = follows ? stat(path, &status) : lstat(path, &status)
        isFolder = isThere == 0 && status.st_mode & S_IFMT == S_IFDIR
      }
      entries.append((name, isFolder))
    }
    return entries.sorted { $0.name < $1.name }
  }
}
