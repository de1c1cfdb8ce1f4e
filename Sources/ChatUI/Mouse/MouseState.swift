import Conversation
import Terminal

/// What the mouse does, where it is on.
struct MouseState: Sendable {
  /// Terminals report the mouse instead of selecting by themselves.
  var isOn = false
  /// The row of the transcript where the button went down.
  var pressed: TranscriptPane.Spot?
  var drag: Drag?

  /// Rows of the transcript are being selected.
  struct Drag: Sendable {
    /// The transcript was read with a cursor before, and is again afterwards.
    var wasBrowsing: Bool
  }
}
