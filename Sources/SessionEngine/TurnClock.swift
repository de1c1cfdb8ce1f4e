import Conversation
import Synchronization

/// The time that a turn may take; it stands still while a question waits for a person.
final class TurnClock: Sendable {
  private struct State {
    var left: Duration?
    var resumed: ContinuousClock.Instant?
    var task: Task<Void, Never>?
    var isUp = false
  }

  private let state: Mutex<State>
  private let action: @Sendable () -> Void

  /// `action` is called once when the time is up; nil: never.
  init(limit: Duration?, action: @escaping @Sendable () -> Void) {
    state = Mutex(State(left: limit))
    self.action = action
  }

  var isUp: Bool { state.withLock { $0.isUp } }

  func run() { resume() }

  func resume() {
    state.withLock { state in
      guard let left = state.left, state.task == nil, !state.isUp else { return }
      state.resumed = .now
      state.task = Task { [weak self] in
        guard (try? await Task.sleep(for: left)) != nil else { return }
        self?.fire()
      }
    }
  }

  func pause() {
    state.withLock { state in
      guard let resumed = state.resumed, let left = state.left else { return }
      state.left = max(.zero, left - (ContinuousClock.now - resumed))
      state.resumed = nil
      state.task?.cancel()
      state.task = nil
    }
  }

  func stop() {
    state.withLock { state in
      state.task?.cancel()
      state.task = nil
      state.left = nil
    }
  }

  private func fire() {
    let isFirst = state.withLock { state in
      defer { state.isUp = true }
      return !state.isUp && state.left != nil
    }
    if isFirst { action() }
  }
}
