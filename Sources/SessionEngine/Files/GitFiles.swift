import Agents
import Synchronization

/// Asks Git for the files of a folder: those that it tracks and those that it would add.
public struct GitFiles: Sendable {
  private let host: ProcessHost
  private let environment: [String: String]
  private static let patience = Duration.seconds(10)

  public init(host: ProcessHost, environment: [String: String]) {
    self.host = host
    self.environment = environment
  }

  /// Paths from the folder on, at most ``FileFinder/mostFiles``; nil where Git is not there, the folder is in no repository, or it takes too long.
  @Sendable public func paths(in folder: String) async -> [String]? {
    guard let git = try? ExecutableFinder(environment: environment).find("git") else { return nil }
    let (outputs, continuation) = AsyncStream<ProcessOutput>.makeStream()
    var environment = environment
    // Listing must not wait for another Git, nor write.
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    let process = host.start(
      LaunchSpec(
        executable: git,
        arguments: ["-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"],
        environment: environment, directory: folder)
    ) { output in
      continuation.yield(output)
      switch output {
      case .exited, .failedToStart: continuation.finish()
      case .started, .lines, .oversized, .standardError: break
      }
    }
    process.closeInput()
    let clock = Task {
      if (try? await Task.sleep(for: Self.patience)) != nil { process.end() }
    }
    defer { clock.cancel() }
    return await Self.read(outputs, end: { process.end() })
  }

  private static func read(_ outputs: AsyncStream<ProcessOutput>, end: () -> Void) async -> [String]? {
    var paths: [String] = []
    var isWhole = false
    for await output in outputs {
      switch output {
      case .lines(let lines):
        for line in lines where paths.count < FileFinder.mostFiles {
          if let path = path(line) { paths.append(path) }
        }
        guard paths.count < FileFinder.mostFiles else {
          end()
          return paths
        }
      case .exited(let exit): isWhole = exit.status == .code(0)
      case .started, .oversized, .standardError, .failedToStart: break
      }
    }
    return isWhole ? paths : nil
  }

  /// Names with a quote, a backslash or a control character come quoted as in C; those with control characters are left out.
  static func path(_ line: some Sequence<UInt8>) -> String? {
    guard let text = String(validating: Array(line), as: UTF8.self), !text.isEmpty else { return nil }
    guard text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 else { return text }
    var path = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if !isEscaped, character == "\\" {
        isEscaped = true
        continue
      }
      if isEscaped, character != "\"", character != "\\" { return nil }
      path.append(character)
      isEscaped = false
    }
    return path
  }
}
