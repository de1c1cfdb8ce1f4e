import Conversation

/// A slow terminal shows a frame later than it was drawn: what is on its way is not on the screen.
extension ChatState {
  /// The terminal did not take the whole of the last frame at once.
  public mutating func frameDeparts() { withExposures { $0.depart() } }

  /// The terminal took the last frame, and shows it within so many milliseconds as far as can be told.
  public mutating func frameAppears(within milliseconds: Int64) { withExposures { $0.expect(within: milliseconds) } }

  /// The terminal has taken it now.
  public mutating func frameArrived(now: Timestamp) { withExposures { $0.arrive(now: now) } }

  private mutating func withExposures(_ change: (inout Exposure) -> Void) {
    withPane { change(&$0.permissions.exposure) }
    guard case .inbox(var panel) = overlay else { return }
    change(&panel.surface.exposure)
    overlay = .inbox(panel)
  }
}
