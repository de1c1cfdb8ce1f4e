import Glibc

/// Finds an agent's executable: in PATH, then where installers put the CLI without touching PATH.
public struct ExecutableFinder: Sendable {
  private let environment: [String: String]

  /// `environment` gives `PATH` and `HOME`.
  public init(environment: [String: String]) { self.environment = environment }

  /// The folders that are looked at, in order. The list behind PATH is that of the Python SDK (and Homebrew's).
  public var places: [String] {
    let path = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let usual = [
      "~/.npm-global/bin", "/usr/local/bin", "~/.local/bin", "~/node_modules/.bin", "~/.yarn/bin", "~/.claude/local",
      "/opt/homebrew/bin",
    ].compactMap { place in
      place.hasPrefix("~") ? home.map { $0 + place.dropFirst() } : place
    }
    var seen: Set<String> = []
    return (path + usual).filter { seen.insert($0).inserted }
  }

  /// The path of `name`; a name with a slash is taken as a path (`~/` is the home folder) and only checked.
  public func find(_ name: String) throws(AgentProblem) -> String {
    if name.contains("/") {
      let path = name.hasPrefix("~/") ? (environment["HOME"] ?? "") + name.dropFirst() : name
      switch kind(path) {
      case .executable: return path
      case .other: throw .notExecutable(path: path)
      case .nothing: throw .executableMissing(path: path)
      }
    }
    var notExecutable: String?
    for place in places {
      let path = place + "/" + name
      switch kind(path) {
      case .executable: return path
      case .other: notExecutable = notExecutable ?? path
      case .nothing: continue
      }
    }
    if let notExecutable { throw .notExecutable(path: notExecutable) }
    throw .executableNotFound(name: name, lookedIn: places)
  }

  private enum Kind { case executable, other, nothing }

  private func kind(_ path: String) -> Kind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .nothing }
    let isFile = info.st_mode & S_IFMT == S_IFREG
    return isFile && access(path, X_OK) == 0 ? .executable : .other
  }
}
