import Conversation

/// One prompt of a workflow, and how its outcome is judged.
public struct WorkflowStep: Hashable, Sendable {
  public var name: String
  public var prompt: PlaceholderText
  /// Paths of files that are put into the prompt, from the session's folder.
  public var files: [String]
  /// Nil: any reply is right.
  public var check: Check?
  /// What is sent when the check fails; `{output}` is what the check said.
  public var correction: PlaceholderText
  /// How often at most a correction is sent.
  public var corrections: Int

  public enum Check: Hashable, Sendable {
    /// A shell command, run in the session's folder with the reply on its standard input; right when it exits with 0.
    case command(String)
    /// The reply holds this text.
    case contains(String)
  }

  public static let usualCorrections = 3
  public static let usualCorrection = PlaceholderText(
    "That is not right yet. A check says:\n\n{output}\n\nPlease correct it.")

  public init(
    name: String, prompt: String, files: [String] = [], check: Check? = nil, correction: String? = nil,
    corrections: Int = usualCorrections
  ) {
    self.name = name
    self.prompt = PlaceholderText(prompt)
    self.files = files
    self.check = check
    self.correction = correction.map { PlaceholderText($0) } ?? Self.usualCorrection
    self.corrections = corrections
  }

  init(_ reader: inout DocumentReader, number: Int, earlier: [String]) throws(Problem) {
    name = try reader.text("name") ?? "step-\(number)"
    guard !earlier.contains(name) else { throw reader.problem("two steps are named “\(name)”", at: "name") }
    let known = Set(
      earlier.map { "reply.\($0)" } + ["session", "folder", "date"] + (earlier.isEmpty ? [] : ["previous"]))
    guard let prompt = try reader.placeholders("prompt", known: known) else {
      throw reader.problem("the step has no prompt")
    }
    self.prompt = prompt
    files = try reader.texts("files") ?? []
    correction = try reader.placeholders("correction", known: known.union(["output"])) ?? Self.usualCorrection
    corrections = try reader.number("corrections", in: 0...20) ?? Self.usualCorrections
    guard reader.member("check")?.string == nil else {
      check = try reader.text("check").map { .command($0) }
      return
    }
    guard var part = try reader.object("check") else { return }
    switch (try part.text("command"), try part.text("contains")) {
    case (let command?, nil): check = .command(command)
    case (nil, let text?): check = .contains(text)
    default: throw part.problem("a check has either a command or a text that the reply contains")
    }
    try part.refuseUnread()
  }

  /// Changes when the step is no longer the one that was done: FNV-1a over all that makes it.
  var digest: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let judged =
      switch check {
      case nil: ""
      case .command(let command): "command \(command)"
      case .contains(let text): "contains \(text)"
      }
    for byte in ([name, prompt.source, judged] + files).joined(separator: "\u{0}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}
