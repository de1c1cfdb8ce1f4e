import ChatUI
import Glibc

/// Finds out which of the files that a transcript names are there. Looks at the disk: never on the main thread.
struct PlaceLookup: Sendable {
  let query: PlaceQuery
  /// Stands for `~`.
  let home: String?

  /// The places that are there, each once, in their order; files in full.
  func found() -> [Place] {
    var seen: Set<Place> = []
    return query.places.compactMap { place in
      switch place {
      case .link: return place
      case .file(let path, let line):
        return candidates(path).first(where: Self.isFile).map { .file(path: $0, line: line) }
      }
    }.filter { seen.insert($0).inserted }
  }

  /// Where the file may be. A patch names its two sides `a/…` and `b/…`.
  private func candidates(_ path: String) -> [String] {
    if path.hasPrefix("/") { return [path] }
    if path.hasPrefix("~/") { return home.map { [$0 + path.dropFirst()] } ?? [] }
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let isSide = plain.hasPrefix("a/") || plain.hasPrefix("b/")
    return ([plain] + (isSide ? [String(plain.dropFirst(2))] : [])).map { "\(query.folder)/\($0)" }
  }

  private static func isFile(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }
}
