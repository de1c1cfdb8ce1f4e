import Conversation
import JSON

/// The stream-json protocol of the `claude` CLI: its lines become events, requests become lines.
///
/// Facts about the protocol are as observed with CLI 2.1.329 unless a comment says otherwise. What it does not know it
/// counts (``AgentEvent/unknown(_:)``) and passes over. Text stays as the CLI sent it; only what errors quote is bounded.
public struct ClaudeCodec: AgentCodec {
  /// The session that questions are asked for.
  let session: SessionID
  /// Requests that the CLI has not answered, by the id they were sent under.
  var pending: [String: AgentRequest] = [:]
  var requestCount = 0
  /// Open questions with their input as received.
  var questions: [RequestID: ArraySlice<UInt8>] = [:]
  var version: ClaudeVersion?
  /// Nil until the first turn: only then the CLI has a record of the conversation.
  var conversation: ConversationID?
  /// Ids from before `/clear`; a straggler that carries one changes nothing.
  var formerConversations: Set<ConversationID> = []
  var mode: PermissionMode?
  var model: String?
  var usage = Usage()
  /// Tokens that the newest request of the main conversation put before the model.
  var contextOfRequest = 0
  var isRequesting = false
  var hasTurnBegun = false
  /// The conversation was compacted in this turn, so its "Compacted" echo says nothing new.
  var isCompacted = false
  var stream = ClaudeStream()
  var tools: [ToolCallID: String] = [:]
  /// Calls that the user or a rule refused: their results say "rejected" as interrupted ones do.
  var deniedTools: Set<ToolCallID> = []
  var tasks: [BackgroundTask] = []
  /// What those in the background were called, until their end is told.
  var backgroundTasks: [String: String] = [:]
  var todo = ClaudeTodoList()
  /// Outputs of local commands that were told; the CLI prints them again after compacting.
  var toldOutputs: Set<String> = []
  var toldLimits: Set<String> = []

  public init(session: SessionID) {
    self.session = session
  }

  public mutating func receive(_ line: ArraySlice<UInt8>, now: Timestamp) -> AgentDecoding {
    var out = AgentDecoding()
    guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return out }
    let message: JSONValue
    do {
      guard first == UInt8(ascii: "{") else {
        throw JSONError(.unexpected(expected: "an object"), at: JSONPosition(offset: 0, line: 1, column: 1))
      }
      message = try JSONValue(parsing: line)
    } catch {
      out.events.append(.malformed("\(error), in: \(ClaudeWords.quote(line))"))
      return out
    }
    followConversation(message, &out)
    route(message, line: line, now: now, &out)
    return out
  }

  private mutating func route(
    _ message: JSONValue, line: ArraySlice<UInt8>, now: Timestamp, _ out: inout AgentDecoding
  ) {
    let type = message["type"]?.string ?? ""
    switch type {
    case "stream_event": receiveStream(message, &out)
    case "assistant": receiveAssistant(message, &out)
    case "user": receiveUser(message, &out)
    case "system": receiveSystem(message, now: now, &out)
    case "result": receiveResult(message, line: line, &out)
    case "control_request": receiveQuestion(message, line: line, now: now, &out)
    case "control_response": receiveAnswer(message, &out)
    case "control_cancel_request":
      guard let id = message["request_id"]?.string.map(RequestID.init(_:)) else { break }
      if questions.removeValue(forKey: id) != nil { out.events.append(.askWithdrawn(id)) }
    case "command_lifecycle": receiveLifecycle(message, &out)
    case "conversation_reset": receiveReset(message, &out)
    case "rate_limit_event": receiveRateLimit(message, &out)
    default: passOver(type.isEmpty ? "(no type)" : type, &out)
    }
  }

  /// Tells a message that is not read: silently when it is known why not.
  func passOver(_ name: String, _ out: inout AgentDecoding) {
    guard ClaudeIgnored.reasons[name] == nil else { return }
    out.events.append(.unknown(ClaudeWords.cut(name, to: 80)))
  }

  /// The id can change at any time (fork, clear), so every message is asked for it once a turn has named one.
  private mutating func followConversation(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let known = conversation, let text = message["session_id"]?.string, !text.isEmpty, text != known.rawValue
    else { return }
    let id = ConversationID(text)
    guard !formerConversations.contains(id) else { return }
    change(to: id, &out)
  }

  mutating func change(to id: ConversationID, _ out: inout AgentDecoding) {
    guard id != conversation else { return }
    if let old = conversation { formerConversations.insert(old) }
    formerConversations.remove(id)
    conversation = id
    out.events.append(.conversation(id))
  }
}
