import Conversation

/// What a file (a template, a workflow) says about the options of the sessions that it makes; nil is left as it was.
public struct SessionSettings: Hashable, Sendable {
  public var agent: String?
  public var model: String?
  public var permissionMode: PermissionMode?
  public var systemPrompt: PlaceholderText?
  public var appendSystemPrompt: PlaceholderText?
  public var prefix: PlaceholderText?
  public var maxTurns: Int?
  /// In US dollars.
  public var maxBudget: Double?
  public var allowedTools: [String] = []
  public var disallowedTools: [String] = []
  public var addedFolders: [String] = []
  public var isSafe: Bool?
  public var isUnstreamed: Bool?

  public init() {}

  init(_ reader: inout DocumentReader, placeholders known: Set<String>) throws(Problem) {
    agent = try reader.text("agent")
    model = try reader.text("model")
    if let word = try reader.text("permissionMode") {
      guard let mode = PermissionMode(word: word) else {
        let words = PermissionMode.known.map(\.rawValue).joined(separator: ", ")
        throw reader.problem("“\(word)” is none of \(words)", at: "permissionMode")
      }
      permissionMode = mode
    }
    systemPrompt = try reader.placeholders("systemPrompt", known: known)
    appendSystemPrompt = try reader.placeholders("appendSystemPrompt", known: known)
    prefix = try reader.placeholders("prefix", known: known)
    maxTurns = try reader.number("maxTurns", in: 1...Int.max)
    if let amount = reader.member("maxBudget") {
      guard let amount = amount.double, amount > 0 else {
        throw reader.problem("an amount of US dollars such as 0.50 is needed", at: "maxBudget")
      }
      maxBudget = amount
    }
    allowedTools = try reader.texts("allowedTools") ?? []
    disallowedTools = try reader.texts("disallowedTools") ?? []
    addedFolders = try reader.texts("addedFolders") ?? []
    isSafe = try reader.flag("safe")
    isUnstreamed = try reader.flag("noStream")
    if isSafe == true, permissionMode == .bypass {
      throw reader.problem("safe mode excludes bypassPermissions", at: "permissionMode")
    }
  }

  /// The placeholders that its texts use.
  var names: Set<String> {
    [systemPrompt, appendSystemPrompt, prefix].compactMap { $0?.names }.reduce(into: []) { $0.formUnion($1) }
  }

  /// These settings laid over `defaults`, with the placeholders of texts filled in.
  public func options(over defaults: SessionOptions, filling values: [String: String]) -> SessionOptions {
    var options = defaults
    if let agent { options.agent = agent }
    if let model { options.model = model }
    if let permissionMode { options.permissionMode = permissionMode }
    if let systemPrompt { options.systemPrompt = systemPrompt.filled(values) }
    if let appendSystemPrompt { options.appendSystemPrompt = appendSystemPrompt.filled(values) }
    if let prefix { options.prefix = prefix.filled(values) }
    if let maxTurns { options.maxTurns = maxTurns }
    if let maxBudget { options.maxBudget = maxBudget }
    options.allowedTools += allowedTools
    options.disallowedTools += disallowedTools
    options.addedFolders += addedFolders.map { $0.hasPrefix("/") ? $0 : defaults.folder + "/" + $0 }
    if let isSafe { options.isSafe = isSafe }
    if let isUnstreamed { options.isUnstreamed = isUnstreamed }
    return options
  }
}
