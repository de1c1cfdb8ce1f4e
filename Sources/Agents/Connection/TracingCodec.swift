import Conversation

/// Tells every line that comes in before another codec reads it.
struct TracingCodec: AgentCodec {
  var codec: any AgentCodec
  let trace: @Sendable ([UInt8]) -> Void

  mutating func receive(_ line: ArraySlice<UInt8>, now: Timestamp) -> AgentDecoding {
    trace(Array(line))
    return codec.receive(line, now: now)
  }

  mutating func encode(_ request: AgentRequest) -> [[UInt8]] { codec.encode(request) }

  var unanswered: [AgentRequest] { codec.unanswered }
}
