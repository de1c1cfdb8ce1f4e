import Conversation
import JSON

/// What sessions of one kind begin with: the content of a template file (JSON5).
///
/// `Resources/templates/code_review.json5` explains every member. In texts `{suffix}`, `{name}`, `{folder}` and `{date}` are
/// filled in: the word that the session is made with, its whole name, its folder, the day.
public struct SessionTemplate: Hashable, Sendable {
  /// What it is chosen by: its file's name without the ending.
  public var name: String
  /// What it is for, in one line.
  public var summary = ""
  /// Begins the names of its sessions.
  public var namePrefix: String
  public var settings = SessionSettings()
  public var metadata: [String: JSONValue] = [:]

  static let placeholders: Set<String> = ["suffix", "name", "folder", "date"]

  public init(name: String, namePrefix: String? = nil, systemPrompt: String? = nil, metadata: [String: JSONValue] = [:])
  {
    self.name = name
    self.namePrefix = namePrefix ?? name
    self.metadata = metadata
    settings.systemPrompt = systemPrompt.map { PlaceholderText($0) }
  }

  /// Reads a template file.
  /// - Throws: ``Problem`` of kind `usage` that names file, line and reason.
  public init(parsing text: String, name: String, file: String) throws(Problem) {
    var reader = try DocumentReader(parsing: text, file: file)
    self.name = name
    namePrefix = try reader.text("namePrefix") ?? name
    do throws(Problem) {
      _ = try SessionName.checked(namePrefix)
    } catch {
      throw reader.problem(error.text, at: "namePrefix")
    }
    summary = try reader.text("summary") ?? ""
    metadata = try reader.table("metadata")
    settings = try SessionSettings(&reader, placeholders: Self.placeholders)
    try reader.refuseUnread()
  }

  /// `code_review-authentication`; the prefix alone without a suffix.
  public func sessionName(suffix: String) -> String { suffix.isEmpty ? namePrefix : "\(namePrefix)-\(suffix)" }

  /// The word that a session of this name was made with.
  public func suffix(ofSessionNamed name: String) -> String {
    guard name != namePrefix else { return "" }
    return name.hasPrefix(namePrefix + "-") ? String(name.dropFirst(namePrefix.count + 1)) : name
  }

  /// A session to be made from this template.
  /// - Parameters:
  ///   - suffix: the word that tells it from others of its kind.
  ///   - name: what it is called; nil for prefix and suffix.
  ///   - defaults: what the template leaves open.
  /// - Throws: ``Problem`` of kind `usage` where the template needs a suffix and there is none.
  public func session(
    suffix: String, name: String? = nil, over defaults: SessionOptions, now: Timestamp = .now()
  ) throws(Problem) -> NewSession {
    guard !suffix.isEmpty || !settings.names.contains("suffix") else {
      throw Problem(.usage, "The template “\(self.name)” needs a word for its {suffix}.")
    }
    let name = name ?? sessionName(suffix: suffix)
    let values = ["suffix": suffix, "name": name, "folder": defaults.folder, "date": now.day]
    var metadata = metadata
    metadata["template"] = .string(self.name)
    metadata["suffix"] = .string(suffix)
    return NewSession(name: name, options: settings.options(over: defaults, filling: values), metadata: metadata)
  }
}
