/// The files and folders of a folder, to be searched.
struct PathList: Equatable, Sendable {
  /// Folders end in `/`; what lies less deep stands first.
  private(set) var paths: [String]

  /// Of files alone: the folders that they lie in are added.
  init(files: [String]) {
    var folders: Set<String> = []
    for file in files {
      var end = file.utf8.lastIndex(of: UInt8(ascii: "/"))
      while let slash = end, folders.insert(String(file[...slash])).inserted {
        end = file[..<slash].utf8.lastIndex(of: UInt8(ascii: "/"))
      }
    }
    self.init(walk: Array(folders) + files)
  }

  init(walk paths: [String]) {
    self.paths = paths.map { ($0, Self.depth($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  func find(_ query: String, count: Int) -> [String] {
    guard !query.isEmpty else { return Array(paths.prefix { Self.depth($0) == 0 }.prefix(count)) }
    let match = PathMatch(query)
    var found: [(score: Int, place: Int)] = []
    for (place, path) in paths.enumerated() {
      if let score = match.score(path) { found.append((score, place)) }
    }
    return found.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(count).map { paths[$0.place] }
  }

  /// How many folders a path leads through; a folder itself counts none of its own.
  private static func depth(_ path: String) -> Int {
    path.utf8.dropLast().count { $0 == UInt8(ascii: "/") }
  }
}
