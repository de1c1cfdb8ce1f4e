import FoundationEssentials
import JSON

/// A file of the user's looks, read as JSON5, and what is wrong in it: told by place, the rest counts.
struct ConfigurationFile {
  /// How the file is called in complaints.
  let name: String
  let document: JSON5Document
  private(set) var problems: [String] = []

  /// - Throws: ``UsageProblem`` with file, line and column where the text is no JSON5.
  init(parsing text: String, name: String) throws(UsageProblem) {
    self.name = name
    do throws(JSONError) {
      document = try JSON5Document(parsing: text)
    } catch {
      throw UsageProblem("\(name):\(error)")
    }
  }

  /// Nil where there is no such file, or none that can be read.
  static func text(at path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Notes that something at a place of the document is wrong.
  mutating func complain(at path: [String], _ words: String) {
    let place = document.position(of: path).map { ":\($0)" } ?? ""
    problems.append("\(name)\(place): \(words)")
  }
}
