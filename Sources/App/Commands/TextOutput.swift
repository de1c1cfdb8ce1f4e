import Glibc
import Synchronization

/// Standard output or standard error. Text that goes to a terminal is made harmless first; a reader that went away is no error.
final class TextOutput: Sendable {
  let isTerminal: Bool
  private let sink: @Sendable ([UInt8]) -> Void

  /// Writes to an open file; it is not closed.
  convenience init(descriptor: Int32) {
    self.init(isTerminal: isatty(descriptor) == 1) { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&watched, 1, -1)
        } else if errno != EINTR {
          return
        }
      }
    }
  }

  init(isTerminal: Bool, sink: @escaping @Sendable ([UInt8]) -> Void) {
    self.isTerminal = isTerminal
    self.sink = sink
  }

  func write(_ text: String) {
    guard !text.isEmpty else { return }
    sink(Array((isTerminal ? Self.harmless(text) : text).utf8))
  }

  func line(_ text: String) { write(text + "\n") }

  /// Bytes as they are: lines of a protocol, meant for programs.
  func raw(_ bytes: [UInt8]) { sink(bytes) }

  /// Without characters that a terminal obeys or that turn the order of others around. Joiners stay: letters need them.
  static func harmless(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n" && scalar != "\t": continue
      case .format where scalar.value != 0x200D && scalar.value != 0x200C: continue
      case .lineSeparator, .paragraphSeparator: out.append("\n")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
