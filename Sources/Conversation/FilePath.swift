/// Paths as words: no file is looked at.
public enum FilePath {
  /// The path from `folder` with `.` and `..` worked out by words alone; symbolic links stay.
  /// - Parameter home: what a leading `~` stands for; nil leaves it.
  public static func absolute(_ path: String, from folder: String, home: String? = nil) -> String {
    var path = path
    if let home, path == "~" || path.hasPrefix("~/") { path = home + path.dropFirst() }
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
