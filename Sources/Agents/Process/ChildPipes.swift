import CSystem
import Glibc

/// Skein's ends of an agent's pipes and of its warden's socket. Each is -1 once closed.
struct ChildPipes {
  var input: Int32 = -1
  var output: Int32 = -1
  var error: Int32 = -1
  var control: Int32 = -1

  /// Makes the pipes and has `guardian` start what `spec` describes with their other ends, which are closed here.
  init(starting spec: LaunchSpec, by guardian: inout Guardian) throws(AgentProblem) {
    var theirs = skein_launch(input: -1, output: -1, error: -1, control: -1, description: -1)
    defer {
      for fd in [theirs.input, theirs.output, theirs.error, theirs.control, theirs.description] where fd >= 0 {
        Glibc.close(fd)
      }
    }
    do throws(AgentProblem) {
      (theirs.input, input) = try Self.pair(skein_pipe)
      (output, theirs.output) = try Self.pair(skein_pipe)
      (error, theirs.error) = try Self.pair(skein_pipe)
      (control, theirs.control) = try Self.pair(skein_socket_pair)
      for fd in [input, output, error] where skein_set_nonblocking(fd) < 0 { throw .systemRefused() }
      theirs.description = try Self.memoryFile(spec.guardianDescription(workingDirectory: Self.workingDirectory))
      try guardian.spawn(theirs)
    } catch {
      closeAll()
      throw error
    }
  }

  mutating func closeAll() {
    Self.close(&input)
    Self.close(&output)
    Self.close(&error)
    Self.close(&control)
  }

  static func close(_ fd: inout Int32) {
    if fd >= 0 { Glibc.close(fd) }
    fd = -1
  }

  private static func pair(
    _ make: (UnsafeMutablePointer<Int32>) -> Int32
  ) throws(AgentProblem) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard make(&ends) == 0 else { throw .systemRefused() }
    return (ends[0], ends[1])
  }

  private static func memoryFile(_ bytes: [UInt8]) throws(AgentProblem) -> Int32 {
    let file = skein_memory_file()
    guard file >= 0 else { throw .systemRefused() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else {
        let problem = AgentProblem.systemRefused()
        Glibc.close(file)
        throw problem
      }
      rest = rest.dropFirst(written)
    }
    return file
  }

  private static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
