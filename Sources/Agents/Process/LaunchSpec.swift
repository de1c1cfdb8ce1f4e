/// What program to start, and how.
public struct LaunchSpec: Hashable, Sendable {
  /// The path of the file to execute; it is not looked up, see ``ExecutableFinder``.
  public var executable: String
  /// The arguments after the program's own name.
  public var arguments: [String]
  /// The whole environment; `PWD` is set to `directory` in addition.
  public var environment: [String: String]
  /// The folder to start in. A relative one counts from Skein's own.
  public var directory: String

  public init(executable: String, arguments: [String] = [], environment: [String: String], directory: String) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }

  /// This description as the guardian reads it, see `skein_launch` in `Guardian.h`. A NUL inside a string ends it
  /// there, as the system's own interface has it.
  func guardianDescription(workingDirectory: String) -> [UInt8] {
    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : workingDirectory + "/" + path }
    var environment = environment
    environment["PWD"] = absolute(directory)
    let arguments = [executable] + arguments
    var bytes: [UInt8] = []
    for count in [UInt32(arguments.count), UInt32(environment.count)] {
      withUnsafeBytes(of: count) { bytes.append(contentsOf: $0) }
    }
    let assignments = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    for text in [absolute(executable), absolute(directory)] + arguments + assignments {
      bytes.append(contentsOf: text.utf8.prefix { $0 != 0 })
      bytes.append(0)
    }
    return bytes
  }
}
