import JSON

/// Takes the members of a profile file, and complains with line and column.
struct ProfileReader {
  let document: JSON5Document
  let file: String
  private var read: Set<String> = []

  init(document: JSON5Document, file: String) {
    self.document = document
    self.file = file
  }

  mutating func text(_ key: String) throws(AgentProblem) -> String {
    guard let text = member(key)?.string, !text.isEmpty else { throw problem(key, "a text is needed") }
    return text
  }

  /// A list of texts, or a single one; empty where the member is missing.
  mutating func list(_ key: String) throws(AgentProblem) -> [String] {
    guard let value = member(key) else { return [] }
    if let text = value.string { return [text] }
    guard let elements = value.array else { throw problem(key, "a list of texts is needed") }
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count else { throw problem(key, "all in this list must be texts") }
    return texts
  }

  /// False where the member is missing.
  mutating func flag(_ key: String) throws(AgentProblem) -> Bool {
    guard let value = member(key) else { return false }
    guard let flag = value.bool else { throw problem(key, "true or false is needed") }
    return flag
  }

  /// Names with texts; empty where the member is missing.
  mutating func table(_ key: String) throws(AgentProblem) -> [String: String] {
    guard let value = member(key) else { return [:] }
    guard let members = value.members else { throw problem(key, "names with texts are needed: { NAME: \"text\" }") }
    var table: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else { throw problem(key, "\(member.key) must be a text") }
      table[member.key] = text
    }
    return table
  }

  /// A name that nobody read is a mistake, or the file is of a newer Skein.
  func refuseUnread() throws(AgentProblem) {
    for member in document.value.members ?? [] where !read.contains(member.key) {
      throw problem(member.key, "this name is not known; known: \(read.sorted().joined(separator: ", "))")
    }
  }

  func problem(_ key: String, _ words: String) -> AgentProblem {
    let place = document.position(of: [key]) ?? document.position(of: [])
    return .badProfile(file: file, reason: "\(place.map { "\($0): " } ?? "")\(key): \(words)")
  }

  private mutating func member(_ key: String) -> JSONValue? {
    read.insert(key)
    return document.value[key]
  }
}
