import Synchronization

@testable import Agents

/// Lets a receiver reach the connection that it receives from.
final class ConnectionBox: Sendable {
  let connection = Mutex<ProcessConnection?>(nil)
}
