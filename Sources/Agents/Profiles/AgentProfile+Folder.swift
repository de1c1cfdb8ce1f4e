import FoundationEssentials

extension AgentProfile {
  /// The profiles of a user: each file `*.json5` of a folder, in the order of their names; none where the folder is not there.
  ///
  /// - Throws: ``AgentProblem/badProfile(file:reason:)`` for the first file with a mistake, or one that cannot be read.
  public static func profiles(in folder: String) throws(AgentProblem) -> [AgentProfile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var profiles: [AgentProfile] = []
    for name in names.sorted() where name.hasSuffix(".json5") && !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      let text: String
      do {
        text = try String(contentsOfFile: path, encoding: .utf8)
      } catch {
        throw .badProfile(file: path, reason: "it is no readable UTF-8 text")
      }
      profiles.append(try AgentProfile(parsing: text, file: path))
    }
    return profiles
  }
}
