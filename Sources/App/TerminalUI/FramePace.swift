import Conversation

/// How long a frame that only events ask for waits, so that what is written is drawn at once and a flood of words neither
/// flickers nor fills a slow line. Keys never wait for it.
struct FramePace {
  /// Milliseconds between frames: while little comes, while a reply streams, and while it comes faster than can be read.
  static let intervals: (still: Int64, streaming: Int64, flooding: Int64) = (8, 16, 33)
  /// Bytes of text in one frame that are a flood.
  private static let flood = 48
  /// Milliseconds without text after which a stream is over.
  private static let pause: Int64 = 250

  private(set) var interval = intervals.still
  private var text = 0
  private var lastText = Timestamp(milliseconds: 0)

  /// Counts the words that an event brings.
  mutating func take(_ event: Event.Kind) {
    if case .transcript(_, .grow(_, let words)) = event { text += words.utf8.count }
  }

  /// A frame was drawn: how soon may the next one be?
  mutating func drawn(now: Timestamp) {
    if text >= Self.flood {
      interval = Self.intervals.flooding
    } else if text > 0 {
      // A frame that a key brought forward holds less than its share and does not say that a flood is over.
      interval = interval == Self.intervals.flooding && text * 2 >= Self.flood ? interval : Self.intervals.streaming
    } else if now.since(lastText) > Self.pause {
      interval = Self.intervals.still
    }
    if text > 0 { lastText = now }
    text = 0
  }
}
