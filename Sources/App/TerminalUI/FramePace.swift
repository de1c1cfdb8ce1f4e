import Conversation

/// How long a frame that only events ask for waits, so that what is written is drawn at once and a flood of words neither
/// flickers nor fills a slow line. Keys never wait for it.
struct FramePace {
  /// Milliseconds between frames: while little comes, while a reply streams, while it comes faster than can be read, while
  /// each frame shows another screenful, and while the terminal's size is being changed.
  private enum Interval {
    static let (still, streaming, fast, flooding, resizing) = (Int64(8), Int64(16), Int64(33), Int64(90), Int64(40))
  }
  /// Bytes of text in one frame that are fast, and that are a flood.
  private static let (fast, flood) = (48, 2000)
  /// Milliseconds without text after which a stream is over.
  private static let pause: Int64 = 250

  private(set) var interval = Interval.still
  private var text = 0
  private var lastText = Timestamp(milliseconds: 0)

  /// Counts the words that an event brings.
  mutating func take(_ event: Event.Kind) {
    if case .transcript(_, .grow(_, let words)) = event { text += words.utf8.count }
  }

  /// The terminal has another size, and may soon have yet another.
  mutating func resized() { interval = max(interval, Interval.resizing) }

  /// A frame was drawn: how soon may the next one be?
  mutating func drawn(now: Timestamp) {
    // A frame that a key brought forward holds less than its share and does not say that a flood is over.
    let wasFast = interval == Interval.fast && text * 2 >= Self.fast
    if text >= Self.flood {
      interval = Interval.flooding
    } else if text >= Self.fast || wasFast {
      interval = Interval.fast
    } else if text > 0 {
      interval = Interval.streaming
    } else if now.since(lastText) > Self.pause {
      interval = Interval.still
    }
    if text > 0 { lastText = now }
    text = 0
  }
}
