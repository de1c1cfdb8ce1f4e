import CSystem
import Dispatch
import Glibc

/// A socket that listens; connections are handed over on a queue of its own.
final class Listener: Sendable {
  // A source is safe to use from every thread; Dispatch does not say so in Swift's words.
  nonisolated(unsafe) private let source: any DispatchSourceRead

  /// Takes over the descriptor. `take` gets each connection's descriptor, to own, and the process at its other end.
  init(file: Int32, take: @escaping @Sendable (Int32, Int32) -> Void) {
    source = DispatchSource.makeReadSource(fileDescriptor: file, queue: DispatchQueue(label: "skein.listener"))
    source.setEventHandler {
      while true {
        var peer: pid_t = 0
        let connection = skein_socket_accept(file, &peer)
        if connection >= 0 {
          take(connection, peer)
        } else if connection != -EACCES, connection != -ECONNABORTED {
          return
        }
      }
    }
    source.setCancelHandler { Glibc.close(file) }
    source.activate()
  }

  deinit { source.cancel() }

  func close() { source.cancel() }
}
