/// Where Skein keeps its files, by the XDG base directory rules. Nothing is made here.
struct Folders: Hashable, Sendable {
  var configuration: String
  /// The history.
  var data: String
  /// The log.
  var state: String

  /// - Parameter dataFolder: what `--data-dir` or `SKEIN_DATA_DIR` names; nil for the usual place.
  /// - Throws: ``UsageProblem`` when there is no `HOME` to start from.
  init(environment: [String: String], dataFolder: String? = nil) throws(UsageProblem) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    func folder(_ variable: String, _ usual: String) throws(UsageProblem) -> String {
      // The rules say that a relative path is to be ignored.
      if let path = environment[variable], path.hasPrefix("/") { return "\(path)/skein" }
      guard let home else {
        throw UsageProblem(
          "HOME is not set, so Skein does not know where to keep its files. Set HOME or name a folder with --data-dir.")
      }
      return "\(home)/\(usual)/skein"
    }
    if let dataFolder {
      data = dataFolder
      configuration = (try? folder("XDG_CONFIG_HOME", ".config")) ?? "\(dataFolder)/config"
      state = (try? folder("XDG_STATE_HOME", ".local/state")) ?? "\(dataFolder)/state"
    } else {
      data = try folder("XDG_DATA_HOME", ".local/share")
      configuration = try folder("XDG_CONFIG_HOME", ".config")
      state = try folder("XDG_STATE_HOME", ".local/state")
    }
  }
}
