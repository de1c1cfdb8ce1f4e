import Conversation
import JSON
import SessionEngine

extension ParsedArguments {
  /// A session to be made: what the command line says, over what its template says, over `defaults`.
  /// - Parameters:
  ///   - name: the whole name, or empty for one that is made up.
  ///   - suffix: the word after the template's prefix; nil: what `name` has there.
  ///   - folder: the current folder, from which relative paths start.
  func newSession(
    named name: String, suffix: String? = nil, over defaults: SessionOptions, folder: String, templates: TemplateLibrary
  ) throws -> NewSession {
    var session = NewSession(name: name, options: defaults)
    session.options.folder = self["--cwd"].map { Self.absolute($0, from: folder) } ?? folder
    if let wanted = self["--template"] {
      let template = try templates.template(named: wanted)
      let suffix = suffix ?? template.suffix(ofSessionNamed: name)
      session = try template.session(suffix: suffix, name: name.isEmpty ? nil : name, over: session.options)
    }
    session.options = try sessionOptions(over: session.options, folder: folder)
    session.metadata.merge(try metadata()) { _, later in later }
    return session
  }

  /// What `--meta KEY=VALUE` says; a value that is no JSON is a text.
  func metadata() throws(UsageProblem) -> [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for word in all("--meta") {
      guard let cut = word.firstIndex(of: "="), cut != word.startIndex else {
        throw UsageProblem("--meta takes KEY=VALUE, not “\(word)”.")
      }
      let text = String(word[word.index(after: cut)...])
      values[String(word[..<cut])] = (try? JSONValue(parsing: text)) ?? .string(text)
    }
    return values
  }
}
