import Agents
import Testing

@Suite struct LineSplitterTests {
  private func split(_ pieces: [[UInt8]], limit: Int = 1 << 20) -> (lines: [String], oversized: [Int]) {
    var splitter = LineSplitter(limit: limit)
    var lines: [String] = []
    var oversized: [Int] = []
    for cut in pieces.map({ $0.withUnsafeBufferPointer { splitter.take($0) } }) + [splitter.finish()] {
      lines += cut.lines.map { String(decoding: $0, as: UTF8.self) }
      oversized += cut.oversized
    }
    return (lines, oversized)
  }

  private let text = Array("{\"a\":1}\n\r\n\n{\"é😀\":2}\r\nx\ry\n\nlast".utf8)
  private let lines = ["{\"a\":1}", "{\"é😀\":2}", "x\ry", "last"]

  @Test func everyPairOfCutsGivesTheSameLines() {
    for first in 0...text.count {
      for second in first...text.count {
        let pieces = [text[..<first], text[first..<second], text[second...]].map(Array.init)
        #expect(split(pieces).lines == lines)
      }
    }
    #expect(split(text.map { [$0] }).lines == lines)
  }

  @Test func aLineBeyondTheLimitIsDroppedAlone() {
    let long = [UInt8](repeating: 0x61, count: 100)
    let stream = Array("a\n".utf8) + long + Array("\nb\n".utf8) + long
    for size in 1...stream.count {
      let pieces = stride(from: 0, to: stream.count, by: size).map {
        Array(stream[$0..<min($0 + size, stream.count)])
      }
      let result = split(pieces, limit: 99)
      #expect(result.lines == ["a", "b"])
      #expect(result.oversized == [100, 100])
      #expect(split(pieces, limit: 100).oversized.isEmpty)
    }
  }

  @Test func aLineOfMegabytesArrivesWhole() {
    let line = [UInt8](repeating: 0x7A, count: 9_000_000)
    let stream = line + [0x0A] + Array("next\n".utf8)
    let pieces = stride(from: 0, to: stream.count, by: 65536).map { Array(stream[$0..<min($0 + 65536, stream.count)]) }
    let result = split(pieces, limit: LineSplitter.usualLimit)
    #expect(result.lines.map(\.utf8.count) == [9_000_000, 4])
  }
}
