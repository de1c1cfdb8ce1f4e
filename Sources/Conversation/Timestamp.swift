import Glibc

/// A moment of the wall clock, in milliseconds since 1970 (UTC).
public struct Timestamp: Hashable, Comparable, Codable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// Whole milliseconds from `earlier` to this moment.
  public func since(_ earlier: Timestamp) -> Int64 { milliseconds - earlier.milliseconds }
}
