import CSystem
import Glibc

/// Wakes the main loop from any thread.
final class Bell: Sendable {
  /// The file to poll.
  let file: Int32

  /// Nil where the system refuses another file.
  init?() {
    file = skein_bell_open()
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  func ring() { skein_bell_ring(file) }
  func silence() { skein_bell_silence(file) }
}
