import Conversation

extension ParsedArguments {
  /// The options of a session that this command line sets, laid over `defaults`.
  /// - Parameter folder: the current folder, from which relative paths start.
  func sessionOptions(over defaults: SessionOptions, folder: String) throws(UsageProblem) -> SessionOptions {
    var options = defaults
    if has("--demo") { options.agent = "demo" }
    if let agent = self["--agent"] { options.agent = agent }
    options.folder = self["--cwd"].map { Self.absolute($0, from: folder) } ?? options.folder
    if let model = self["--model"] { options.model = model }
    if let word = self["--permission-mode"] { options.permissionMode = PermissionMode(word: word) }
    if let text = self["--system-prompt"] { options.systemPrompt = text }
    if let text = self["--append-system-prompt"] { options.appendSystemPrompt = text }
    if let count = try number("--max-turns", in: 1...Int.max) { options.maxTurns = count }
    if let text = self["--max-budget-usd"] {
      guard let amount = Double(text), amount > 0, amount.isFinite else {
        throw UsageProblem("--max-budget-usd takes an amount of US dollars such as 0.50, not “\(text)”.")
      }
      options.maxBudget = amount
    }
    options.allowedTools += all("--allowed-tools").flatMap(Self.tools)
    options.disallowedTools += all("--disallowed-tools").flatMap(Self.tools)
    options.addedFolders += all("--add-dir").map { Self.absolute($0, from: folder) }
    return options
  }

  /// Whether anything was said that only a new session can take up.
  var setsSessionOptions: Bool {
    has("--demo") || CommandOption.session.contains { has($0.name) }
  }

  /// Cuts at commas outside of parentheses: `Bash(git log, git diff),Edit`.
  static func tools(_ list: String) -> [String] {
    var items = [""]
    var depth = 0
    for character in list {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth <= 0 { items.append("") } else { items[items.count - 1].append(character) }
    }
    return items.map { String($0.trimmingPrefix { $0 == " " }) }.filter { !$0.isEmpty }
  }

  /// The path from `folder` with `.` and `..` worked out by words alone; symbolic links stay.
  static func absolute(_ path: String, from folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
