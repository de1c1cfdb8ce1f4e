import Conversation
import FoundationEssentials

/// The templates there are: those of the user's folder, then the shipped ones that no file of the same name replaces.
public struct TemplateLibrary: Sendable {
  public struct Entry: Sendable {
    public var name: String
    /// The file; for a shipped one its name below `Resources/`.
    public var file: String
    /// The problem says what is wrong in the file.
    public var template: Result<SessionTemplate, Problem>
  }

  private let folder: String?
  private let shipped: [String: String]

  /// - Parameters:
  ///   - folder: where the user keeps files `NAME.json5`; it need not exist.
  ///   - shipped: the texts of the others by name.
  public init(folder: String?, shipped: [String: String]) {
    self.folder = folder
    self.shipped = shipped
  }

  /// In the order of their names.
  public func all() -> [Entry] { names().compactMap(entry) }

  /// - Throws: ``Problem`` of kind `usage`: there is none of that name, or its file has a mistake.
  public func template(named name: String) throws(Problem) -> SessionTemplate {
    guard let entry = entry(name) else {
      let known = names()
      let hint = known.isEmpty ? "There is none." : "There are: \(known.joined(separator: ", "))."
      throw Problem(.usage, "There is no template “\(name)”. \(hint)")
    }
    return try entry.template.get()
  }

  private func names() -> [String] {
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let own = files.filter { $0.hasSuffix(".json5") && !$0.hasPrefix(".") }.map { String($0.dropLast(6)) }
    return Set(own).union(shipped.keys).sorted()
  }

  private func entry(_ name: String) -> Entry? {
    // A name is not a path out of the folder.
    guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
    if let folder, case let path = "\(folder)/\(name).json5", FileManager.default.fileExists(atPath: path) {
      return Entry(
        name: name, file: path,
        template: Result { () throws(Problem) in
          try SessionTemplate(parsing: TextFile.read(path, limit: TextFile.usualLimit), name: name, file: path)
        })
    }
    guard let text = shipped[name] else { return nil }
    let file = "templates/\(name).json5"
    return Entry(
      name: name, file: file,
      template: Result { () throws(Problem) in try SessionTemplate(parsing: text, name: name, file: file) })
  }
}
