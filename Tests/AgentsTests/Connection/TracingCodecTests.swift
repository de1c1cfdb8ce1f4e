import Conversation
import Synchronization
import Testing

@testable import Agents

@Suite struct TracingCodecTests {
  @Test func linesAreHeardAndStillRead() {
    let heard = Mutex<[String]>([])
    var codec = TracingCodec(codec: ClaudeCodec(session: SessionID("s"))) { line in
      heard.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }
    let line = #"{"type":"nobody_knows_this"}"#
    let events = codec.receive(Array(line.utf8)[...], now: Timestamp(milliseconds: 1)).events
    #expect(heard.withLock { $0 } == [line])
    #expect(events == [.unknown("nobody_knows_this")])
    #expect(codec.encode(.initialize).count == 1)
  }
}
