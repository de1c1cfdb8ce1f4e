import Agents
import Conversation

/// Letting an agent end that nobody needs now.
extension SessionState {
  /// What the agent is needed for; nil while there is none.
  var need: Residency.Need? {
    switch process {
    case .none: nil
    case .ending: .never
    case .starting: .now
    case .ready: isOpen || isBusy || isSupervised || !tasks.isEmpty ? .now : .later
    }
  }

  /// Ends the agent in order where nothing is under way; the next prompt wakes it.
  mutating func rest() {
    guard need == .later else { return }
    process = .ending
    act(.end(isBusy: false))
  }
}
