import Conversation

/// How the demo agent was started: the options of the `claude` CLI that it heeds, among all that it takes.
public struct DemoLaunch: Hashable, Sendable {
  public var conversation = ConversationID.random()
  public var resumes = false
  public var forks = false
  /// The id of the copy when it forks; nil for a random one.
  public var copy: ConversationID?
  /// The last prompt that the copy takes over; nil: all of them.
  public var lastCopied: String?
  public var model = DemoLaunch.usualModel
  public var mode = PermissionMode.standard
  public var streamsPartials = false
  /// Questions go to the host (`--permission-prompt-tool stdio`); without, what would ask is denied.
  public var asksHost = false
  public var allowsBypass = false
  public var replaysPrompts = false
  public var allowedTools: [String] = []
  public var disallowedTools: [String] = []
  public var folder = "/"
  /// What the waits between words are multiplied by: 0 makes the demo instant.
  public var pace = 1.0

  public init() {}

  public static let usualModel = "demo"
}

extension DemoLaunch {
  /// Why the program ends before it has begun.
  public enum Refusal: Error, Hashable, Sendable {
    /// A sentence for standard error; the exit code is 1, as the CLI's.
    case complaint(String)
    /// `--version` was asked for.
    case version
  }

  /// Reads the command line as the `claude` CLI 2.1 does: options it does not know end the program.
  public init(arguments: [String]) throws(Refusal) {
    self.init()
    var options: [String: String] = [:]
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let argument = arguments[index]
      index += 1
      // A prompt on the command line is of no use in stream-json mode.
      guard argument.hasPrefix("-") else { continue }
      let cut = argument.firstIndex(of: "=")
      let name = cut.map { String(argument[..<$0]) } ?? argument
      var value = cut.map { String(argument[argument.index(after: $0)...]) }
      switch DemoLaunch.options[name] {
      case nil: throw .complaint("error: unknown option '\(name)'")
      case .flag: options[name] = ""
      case .value:
        if value == nil, index < arguments.endIndex {
          value = arguments[index]
          index += 1
        }
        guard let value else { throw .complaint("error: option '\(name)' argument missing") }
        options[name] = value
      case .list:
        var values = value.map { [$0] } ?? []
        while value == nil, index < arguments.endIndex, !arguments[index].hasPrefix("-") {
          values.append(arguments[index])
          index += 1
        }
        options[name] = ([options[name]].compactMap(\.self) + values).joined(separator: ",")
      }
    }
    try take(options)
  }

  private mutating func take(_ options: [String: String]) throws(Refusal) {
    func option(_ names: String...) -> String? { names.lazy.compactMap { options[$0] }.first }
    if option("--version", "-v") != nil { throw .version }
    streamsPartials = option("--include-partial-messages") != nil
    asksHost = option("--permission-prompt-tool") == "stdio"
    replaysPrompts = option("--replay-user-messages") != nil
    if let model = option("--model"), model != "default" { self.model = model }
    if option("--dangerously-skip-permissions") != nil { mode = .bypass }
    if let word = option("--permission-mode") {
      guard let mode = PermissionMode(word: word) else {
        throw .complaint("error: option '--permission-mode <mode>' argument '\(word)' is invalid.")
      }
      self.mode = mode
    }
    allowsBypass = mode == .bypass || option("--allow-dangerously-skip-permissions") != nil
    allowedTools = Self.list(option("--allowedTools", "--allowed-tools"))
    disallowedTools = Self.list(option("--disallowedTools", "--disallowed-tools"))
    if option("--restricted") != nil {
      allowsBypass = false
      if mode == .bypass { mode = .standard }
      disallowedTools.append("Bash")
    }
    forks = option("--fork-session") != nil
    lastCopied = option("--resume-session-at")
    if let id = option("--resume", "-r") {
      conversation = ConversationID(id)
      resumes = true
      copy = option("--session-id").flatMap { Self.isUUID($0) ? ConversationID($0) : nil }
    } else if let id = option("--session-id") {
      guard Self.isUUID(id) else { throw .complaint("Error: Invalid session ID. Must be a valid UUID.") }
      conversation = ConversationID(id)
    }
  }

  /// Cuts at commas and spaces outside of parentheses: `Bash(git log *),Edit`.
  private static func list(_ text: String?) -> [String] {
    var items = [""]
    var depth = 0
    for character in text ?? "" {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, character == "," || character == " " {
        items.append("")
      } else {
        items[items.count - 1].append(character)
      }
    }
    return items.filter { !$0.isEmpty }
  }

  /// Only such an id may become a file's name.
  static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit } }
  }

  private enum Arity { case flag, value, list }

  private static let options: [String: Arity] = {
    let flags = """
      -p --print --verbose --include-partial-messages --replay-user-messages --include-hook-events --fork-session \
      --forward-subagent-text --prompt-suggestions --enable-auth-status --continue -c --no-session-persistence \
      --strict-mcp-config --bare --restricted --dangerously-skip-permissions --allow-dangerously-skip-permissions --debug \
      --version -v
      """
    let values = """
      --input-format --output-format --permission-prompt-tool --permission-mode --model --fallback-model --effort \
      --thinking --thinking-display --max-thinking-tokens --session-id --resume -r --resume-session-at --name \
      --append-system-prompt --system-prompt --system-prompt-file --setting-sources --settings --max-turns \
      --max-budget-usd --json-schema --agents --debug-file
      """
    let lists =
      "--mcp-config --add-dir --tools --allowedTools --allowed-tools --disallowedTools --disallowed-tools --plugin-dir"
    var table: [String: Arity] = [:]
    for (names, arity) in [(flags, Arity.flag), (values, .value), (lists, .list)] {
      for name in names.split(separator: " ") { table[String(name)] = arity }
    }
    return table
  }()
}
