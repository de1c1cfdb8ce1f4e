import Conversation
import JSON

/// Takes the members of one object of a JSON5 file, and complains with file, line and column.
struct DocumentReader {
  let file: String
  let value: JSONValue
  private let document: JSON5Document
  private let path: [String]
  private var read: Set<String> = []

  /// - Throws: ``Problem`` of kind `usage`, as everything here.
  init(parsing text: String, file: String) throws(Problem) {
    do throws(JSONError) {
      document = try JSON5Document(parsing: text)
    } catch {
      throw Problem(.usage, "\(file):\(error)")
    }
    self.file = file
    path = []
    value = document.value
    guard value.members != nil else { throw problem("the settings stand in braces: { … }") }
  }

  private init(_ outer: DocumentReader, value: JSONValue, path: [String]) {
    file = outer.file
    document = outer.document
    self.value = value
    self.path = path
  }

  func problem(_ words: String, at key: String? = nil) -> Problem {
    let place = document.position(of: path + (key.map { [$0] } ?? [])) ?? document.position(of: path)
    let subject = key.map { " \($0):" } ?? ""
    return Problem(.usage, "\(file):\(place.map { "\($0):" } ?? "")\(subject) \(words)")
  }

  /// The member as it is; nil where it is missing or null.
  mutating func member(_ key: String) -> JSONValue? {
    read.insert(key)
    guard let found = value[key], !found.isNull else { return nil }
    return found
  }

  mutating func text(_ key: String) throws(Problem) -> String? {
    guard let found = member(key) else { return nil }
    guard let text = found.string, !text.isEmpty else { throw problem("a text in quotes is needed", at: key) }
    return text
  }

  mutating func flag(_ key: String) throws(Problem) -> Bool? {
    guard let found = member(key) else { return nil }
    guard let flag = found.bool else { throw problem("true or false is needed", at: key) }
    return flag
  }

  mutating func number(_ key: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let found = member(key) else { return nil }
    guard let number = found.int, range.contains(number) else {
      let bounds =
        range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw problem("a whole number \(bounds) is needed", at: key)
    }
    return number
  }

  /// A list of texts, or a single one.
  mutating func texts(_ key: String) throws(Problem) -> [String]? {
    guard let found = member(key) else { return nil }
    if let text = found.string { return [text] }
    guard let elements = found.array, case let texts = elements.compactMap(\.string), texts.count == elements.count
    else {
      throw problem("a list of texts is needed: [\"…\", \"…\"]", at: key)
    }
    return texts
  }

  /// A text whose placeholders are all among `known`.
  mutating func placeholders(_ key: String, known: Set<String>) throws(Problem) -> PlaceholderText? {
    guard let text = try text(key) else { return nil }
    let found = PlaceholderText(text)
    if let stranger = found.names.subtracting(known).min() {
      let names = known.sorted().map { "{\($0)}" }.joined(separator: ", ")
      throw problem("{\(stranger)} is not known; known: \(names). Write {{\(stranger)}} for the word itself", at: key)
    }
    return found
  }

  /// Names with values of any kind; empty where the member is missing.
  mutating func table(_ key: String) throws(Problem) -> [String: JSONValue] {
    guard let found = member(key) else { return [:] }
    guard let members = found.members else { throw problem("names with values are needed: { NAME: value }", at: key) }
    return Dictionary(members.map { ($0.key, $0.value) }) { _, later in later }
  }

  /// The object at `key`, to be read the same way.
  mutating func object(_ key: String) throws(Problem) -> DocumentReader? {
    guard let found = member(key) else { return nil }
    guard found.members != nil else { throw problem("settings in braces are needed: { … }", at: key) }
    return DocumentReader(self, value: found, path: path + [key])
  }

  /// The objects of the list at `key`.
  mutating func objects(_ key: String) throws(Problem) -> [DocumentReader] {
    guard let found = member(key) else { return [] }
    guard let elements = found.array, elements.allSatisfy({ $0.members != nil }) else {
      throw problem("a list of settings in braces is needed: [{ … }, { … }]", at: key)
    }
    return elements.enumerated().map { DocumentReader(self, value: $1, path: path + [key, String($0)]) }
  }

  /// A name that nobody read is a slip, or the file is of a newer Skein.
  func refuseUnread() throws(Problem) {
    for member in value.members ?? [] where !read.contains(member.key) {
      throw problem("this name is not known; known: \(read.sorted().joined(separator: ", "))", at: member.key)
    }
  }
}
