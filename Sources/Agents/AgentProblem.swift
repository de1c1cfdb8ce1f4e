/// Why an agent could not be started or kept; each says what happened and what to do.
public enum AgentProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// No executable of that name in any of the places looked at.
  case executableNotFound(name: String, lookedIn: [String])
  /// The file to start is not there.
  case executableMissing(path: String)
  /// The file is there and cannot be executed: no right to, or a folder.
  case notExecutable(path: String)
  /// The file is there, but what it names as its interpreter is not, or it is of another kind of machine.
  case cannotBeRun(path: String, reason: String)
  case directoryMissing(path: String)
  /// The folder is there and cannot be entered.
  case directoryUnusable(path: String, reason: String)
  /// No profile of that name.
  case unknownProfile(name: String, known: [String])
  /// A profile file cannot be used; the reason begins with line and column.
  case badProfile(file: String, reason: String)
  /// The system gave no process, pipe or memory.
  case spawnFailed(reason: String)

  public var description: String {
    switch self {
    case .executableNotFound(let name, let places):
      "The agent \u{201C}\(name)\u{201D} was not found. Install it, or name its path with --claude PATH or SKEIN_CLAUDE. "
        + "Looked in: \(places.joined(separator: ", "))."
    case .executableMissing(let path):
      "There is no file \(path). Name the agent's path with --claude PATH or SKEIN_CLAUDE."
    case .notExecutable(let path):
      "\(path) is not an executable file. Make it one with chmod +x, or name another with --claude PATH or SKEIN_CLAUDE."
    case .cannotBeRun(let path, let reason):
      "\(path) cannot be run here (\(reason)). Look at its first line or install the build for this machine."
    case .directoryMissing(let path):
      "The folder \(path) does not exist. Create it, or give the session another one with --cwd."
    case .directoryUnusable(let path, let reason):
      "The folder \(path) cannot be entered (\(reason)). Change its rights, or give the session another one with --cwd."
    case .unknownProfile(let name, let known):
      "There is no agent \u{201C}\(name)\u{201D}. Known: \(known.joined(separator: ", ")). "
        + "Choose one with --agent, or put its profile into the folder agents of your configuration."
    case .badProfile(let file, let reason):
      "The agent's profile \(file) cannot be used: \(reason)."
    case .spawnFailed(let reason):
      "The system could not start the agent (\(reason)). Stop other programs or sessions and try again."
    }
  }
}
