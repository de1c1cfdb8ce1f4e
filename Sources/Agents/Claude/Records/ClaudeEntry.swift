import Conversation
import JSON

/// One line of a record that belongs to the chain of a conversation.
struct ClaudeEntry {
  let kind: Kind
  let id: String
  /// The entry before; at the end of a compaction the one before that.
  let parent: String?
  let isSidechain: Bool
  let value: JSONValue

  enum Kind: String { case user, assistant, attachment, system }

  /// What the user said.
  enum Saying: Equatable {
    case words(String)
    /// A slash command as it was typed.
    case command(String)
  }

  /// Nil for lines that are no part of the chain.
  init?(_ value: JSONValue) {
    guard let kind = value["type"]?.string.flatMap(Kind.init(rawValue:)), let id = value["uuid"]?.string else {
      return nil
    }
    self.kind = kind
    self.id = id
    self.value = value
    parent = value["parentUuid"]?.string ?? value["logicalParentUuid"]?.string
    isSidechain = value["isSidechain"]?.bool ?? false
  }

  /// Reads a line; the copies of requests and states, which are most of a record, are passed over by a first look.
  init?(line: ArraySlice<UInt8>) {
    guard let type = JSONText(line)["type"]?.string, Kind(rawValue: type) != nil,
      let value = try? JSONValue(parsing: line)
    else { return nil }
    self.init(value)
  }

  var time: Timestamp? { value["timestamp"]?.string.flatMap { Timestamp(iso8601: $0) } }

  var content: [JSONValue] {
    let content = value["message"]?["content"]
    return content?.array ?? content?.string.map { [["type": "text", "text": .string($0)]] } ?? []
  }

  /// What the user said with this entry; nil where it is of another kind, or the CLI's own words.
  var prompt: Saying? {
    switch kind {
    case .user: Self.saying(userWords)
    case .attachment where value["attachment"]?["type"]?.string == "queued_command":
      // A message that was taken in mid-turn: its text is only here.
      Self.saying(Self.words(value["attachment"]?["prompt"]))
    case .assistant, .attachment, .system: nil
    }
  }

  private var userWords: String? {
    guard value["isMeta"]?.bool != true, value["isCompactSummary"]?.bool != true else { return nil }
    let content = value["message"]?["content"]
    guard !(content?.array ?? []).contains(where: { $0["type"]?.string == "tool_result" }) else { return nil }
    return Self.words(content)
  }

  private static func words(_ content: JSONValue?) -> String? {
    if let text = content?.string { return text }
    guard let parts = content?.array else { return nil }
    let texts = parts.map { $0["text"]?.string ?? "[\($0["type"]?.string ?? "something that is no text")]" }
    return texts.joined(separator: "\n")
  }

  private static func saying(_ text: String?) -> Saying? {
    guard let text, !text.allSatisfy(\.isWhitespace), !text.hasPrefix("[Request interrupted by user"),
      text.localCommandOutput == nil
    else { return nil }
    guard let name = inside("command-name", of: text) else { return .words(text) }
    let arguments = inside("command-args", of: text) ?? ""
    return .command(arguments.isEmpty ? name : "\(name) \(arguments)")
  }

  /// The text inside of a tag; nil where the tag is missing.
  private static func inside(_ tag: String, of text: String) -> String? {
    guard text.hasPrefix("<command-"), let open = text.firstRange(of: "<\(tag)>"),
      let close = text[open.upperBound...].firstRange(of: "</\(tag)>")
    else { return nil }
    return String(text[open.upperBound..<close.lowerBound])
  }
}
