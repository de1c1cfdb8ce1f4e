import ChatUI
import Conversation
import Synchronization

/// What was found out beside the main loop, on its way back to it. Adding one rings the bell.
final class Outcomes: Sendable {
  /// What an outcome changes; runs in the main loop.
  typealias Outcome = @Sendable (inout ChatState, Timestamp) -> [Effect]

  private let waiting = Mutex<[Outcome]>([])
  private let bell: Bell

  init(bell: Bell) { self.bell = bell }

  /// From any thread.
  func add(_ outcome: @escaping Outcome) {
    waiting.withLock { $0.append(outcome) }
    bell.ring()
  }

  func take() -> [Outcome] {
    waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
