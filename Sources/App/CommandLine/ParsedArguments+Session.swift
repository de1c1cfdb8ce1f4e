import Conversation

extension ParsedArguments {
  /// The options of a session that this command line sets, laid over `defaults`.
  ///
  /// An empty text leaves the choice to the agent again.
  /// - Parameters:
  ///   - folder: the current folder, from which relative paths start.
  ///   - replacesLists: lists of tools and folders take the place of those in `defaults` instead of adding to them.
  func sessionOptions(
    over defaults: SessionOptions, folder: String, replacesLists: Bool = false
  ) throws(UsageProblem) -> SessionOptions {
    var options = defaults
    if has("--demo") { options.agent = "demo" }
    if let agent = self["--agent"] { options.agent = agent }
    options.folder = self["--cwd"].map { Self.absolute($0, from: folder) } ?? options.folder
    func text(_ option: String, over old: String?) -> String? { self[option].map { $0.isEmpty ? nil : $0 } ?? old }
    options.model = text("--model", over: options.model)
    if let word = self["--permission-mode"] { options.permissionMode = PermissionMode(word: word) }
    options.systemPrompt = text("--system-prompt", over: options.systemPrompt)
    options.appendSystemPrompt = text("--append-system-prompt", over: options.appendSystemPrompt)
    options.prefix = text("--prefix", over: options.prefix)
    if let count = try number("--max-turns", in: 1...Int.max) { options.maxTurns = count }
    if let text = self["--max-budget-usd"] {
      guard let amount = Double(text), amount > 0, amount.isFinite else {
        throw UsageProblem("--max-budget-usd takes an amount of US dollars such as 0.50, not “\(text)”.")
      }
      options.maxBudget = amount
    }
    func list(_ option: String, over old: [String], _ read: (String) -> [String]) -> [String] {
      (replacesLists && has(option) ? [] : old) + all(option).flatMap(read)
    }
    options.allowedTools = list("--allowed-tools", over: options.allowedTools, Self.tools)
    options.disallowedTools = list("--disallowed-tools", over: options.disallowedTools, Self.tools)
    options.addedFolders = list("--add-dir", over: options.addedFolders) {
      $0.isEmpty ? [] : [Self.absolute($0, from: folder)]
    }
    if let isSafe = try choice("--safe", or: "--no-safe") { options.isSafe = isSafe }
    if let isUnstreamed = try choice("--no-stream", or: "--stream") { options.isUnstreamed = isUnstreamed }
    if !options.allows(options.permissionMode) {
      throw UsageProblem("Safe mode and the permission mode bypassPermissions exclude each other.")
    }
    return options
  }

  /// What of two options that exclude each other was said; nil for neither.
  private func choice(_ yes: String, or no: String) throws(UsageProblem) -> Bool? {
    guard has(yes) || has(no) else { return nil }
    guard has(yes) != has(no) else { throw UsageProblem("\(yes) and \(no) exclude each other.") }
    return has(yes)
  }

  /// Whether anything was said that only a new session can take up.
  var setsSessionOptions: Bool {
    has("--demo") || CommandOption.newSession.contains { has($0.name) }
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
  static func absolute(_ path: String, from folder: String) -> String { FilePath.absolute(path, from: folder) }
}
