import Conversation
import JSON

/// Answers to the CLI's questions: what the user approves is what is run.
extension ClaudeCodec {
  /// No line for a question that the CLI withdrew or that was answered: an answer must never reach another question.
  mutating func encode(_ answer: PermissionAnswer, to request: PermissionRequest) -> [[UInt8]] {
    guard let input = questions.removeValue(forKey: request.id) else { return [] }
    var isDenied = false
    let part: JSONWriter.Part
    switch answer {
    case .allowOnce: part = allow(input)
    case .allow(let chosen):
      let updates = chosen.filter(request.suggestions.indices.contains).map { request.suggestions[$0].update }
      part = allow(input, updates: updates)
    case .allowForSession:
      part = allow(input, updates: request.suggestions.compactMap { ClaudePermissionUpdate.forSession($0)?.compact })
    case .answers(let answers): part = allow(Self.adding(answers, to: input), sendsInput: true)
    case .approvePlan(let mode):
      part = allow(input, updates: mode.map { [ClaudePermissionUpdate.setMode($0).compact] } ?? [])
    case .deny(let note):
      isDenied = true
      let isEmpty = note?.allSatisfy(\.isWhitespace) ?? true
      part = Self.deny(isEmpty ? "The user did not allow this." : note ?? "", interrupts: false)
    case .denyAndInterrupt:
      isDenied = true
      part = Self.deny("The user did not allow this and stopped the turn.", interrupts: true)
    }
    if isDenied, let call = request.toolCall { deniedTools.insert(call) }
    return [Self.response(to: request.id.rawValue, part)]
  }

  /// Without an input the CLI runs what it asked about. Older ones refuse that and get back the bytes they sent.
  private func allow(_ input: ArraySlice<UInt8>, updates: [String] = [], sendsInput: Bool = false) -> JSONWriter.Part {
    let isOld = version.map { $0 < .runsReceivedInput } ?? true
    var members: [(key: String, value: JSONWriter.Part)] = [("behavior", .value("allow"))]
    if sendsInput || isOld { members.append(("updatedInput", .received(input))) }
    if !updates.isEmpty {
      members.append(("updatedPermissions", .received(Array("[\(updates.joined(separator: ","))]".utf8)[...])))
    }
    return .object(members)
  }

  /// The message is what the model reads; without one it would read the text of an internal error.
  private static func deny(_ message: String, interrupts: Bool) -> JSONWriter.Part {
    var members: [(key: String, value: JSONWriter.Part)] = [
      ("behavior", .value("deny")), ("message", .value(.string(message))),
    ]
    if interrupts { members.append(("interrupt", .value(true))) }
    return .object(members)
  }

  /// The input as received with one member more; of two members named alike the CLI takes the last.
  private static func adding(_ answers: [QuestionAnswer], to input: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let object = JSONValue.object(answers.map { JSONMember($0.question, .string($0.answer)) })
    guard let end = input.lastIndex(of: UInt8(ascii: "}")), input.first == UInt8(ascii: "{") else {
      return JSONValue.object([JSONMember("answers", object)]).compactBytes[...]
    }
    let isEmpty = input[input.index(after: input.startIndex)..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return input[..<end] + Array("\(isEmpty ? "" : ",")\"answers\":\(object.compact)}".utf8)
  }
}
