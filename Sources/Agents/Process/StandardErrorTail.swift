/// What a process said on standard error: cut into lines, the last of them kept for the message about its end.
public struct StandardErrorTail: Sendable {
  public static let lineLimit = 20
  /// Bytes; a longer line is left out.
  static let lengthLimit = 16 << 10

  private var splitter = LineSplitter(limit: lengthLimit)
  public private(set) var lastLines: [String] = []

  public init() {}

  /// Takes a piece of the stream and answers the lines that it completed.
  mutating func take(_ piece: UnsafeBufferPointer<UInt8>) -> [String] { keep(splitter.take(piece)) }

  mutating func finish() -> [String] { keep(splitter.finish()) }

  private mutating func keep(_ cut: LineSplitter.Cut) -> [String] {
    let lines =
      cut.oversized.map { "(a line of \($0) bytes is left out)" }
      + cut.lines.map { String(decoding: $0, as: UTF8.self) }
    lastLines = Array((lastLines + lines.suffix(Self.lineLimit)).suffix(Self.lineLimit))
    return lines
  }
}
