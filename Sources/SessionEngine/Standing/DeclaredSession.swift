import Conversation
import JSON

/// A session that the configuration wants to be there at every start.
///
/// One that is there is left as it is, whatever has become of it; one that is missing, also because it was deleted, is made.
public struct DeclaredSession: Hashable, Sendable {
  public var name: String
  /// Absolute; nil is the folder that Skein is started in.
  public var folder: String?
  public var template: String?
  /// The word for the template's `{suffix}`; nil is what the name has after the template's prefix.
  public var suffix: String?
  /// What stands in its composer when it is made, unsent.
  public var prompt: String?
  /// Its agent is started with the terminal UI and started again when it ends by itself, also where it had nothing to do.
  public var isSupervised: Bool
  public var settings: SessionSettings
  public var metadata: [String: JSONValue]

  init(_ reader: inout DocumentReader, home: String?) throws(Problem) {
    guard let name = try reader.text("name") else { throw reader.problem("a session needs a name") }
    do throws(Problem) {
      self.name = try SessionName.checked(name)
    } catch {
      throw reader.problem(error.text, at: "name")
    }
    if let path = try reader.text("folder") {
      let folder = path == "~" || path.hasPrefix("~/") ? home.map { $0 + path.dropFirst() } ?? path : path
      guard folder.hasPrefix("/") else { throw reader.problem("a whole path is needed, from / or ~/ on", at: "folder") }
      self.folder = folder
    }
    template = try reader.text("template")
    suffix = try reader.text("suffix")
    prompt = try reader.text("prompt")
    isSupervised = try reader.flag("supervised") ?? false
    metadata = try reader.table("metadata")
    settings = try SessionSettings(&reader, placeholders: [])
    try reader.refuseUnread()
  }

  /// The session to be made: what it says itself, over what its template says, over `defaults`.
  /// - Throws: ``Problem`` of kind `usage` for a template that is missing or has a mistake.
  public func session(over defaults: SessionOptions, templates: TemplateLibrary) throws(Problem) -> NewSession {
    var session = NewSession(name: name, options: defaults)
    if let folder { session.options.folder = folder }
    if let template {
      let found = try templates.template(named: template)
      session = try found.session(
        suffix: suffix ?? found.suffix(ofSessionNamed: name), name: name, over: session.options)
    }
    session.options = settings.options(over: session.options, filling: [:])
    session.metadata.merge(metadata) { _, own in own }
    return session
  }
}
