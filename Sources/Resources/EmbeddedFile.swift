import CResources

/// A file of `Resources/` as it was when the program was built.
public struct EmbeddedFile: Hashable, Sendable {
  /// Its path below `Resources/`, for instance `agents/claude.json5`.
  public let name: String
  public let bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// All of them but the languages.
  public static let all = files(skein_resources)

  /// Those below `languages/`, which are many and not wanted at each start.
  static let languages = files(skein_language_resources)

  private static func files(
    _ table: (UnsafeMutablePointer<Int>) -> UnsafePointer<skein_resource>?
  ) -> [EmbeddedFile] {
    var count = 0
    let first = table(&count)
    // The table and what it points to are constants of the program.
    return UnsafeBufferPointer(start: first, count: count).map { resource in
      EmbeddedFile(
        name: String(cString: resource.name),
        bytes: Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count)))
    }
  }

  /// The files below a folder of `Resources/`, by their names without folder and ending.
  public static func below(_ folder: String) -> [String: EmbeddedFile] {
    var files: [String: EmbeddedFile] = [:]
    for file in folder == "languages" ? languages : all where file.name.hasPrefix(folder + "/") {
      let name = file.name.dropFirst(folder.count + 1).prefix { $0 != "." }
      files[String(name)] = file
    }
    return files
  }
}
