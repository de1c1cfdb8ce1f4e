import Conversation
import FoundationEssentials

/// Puts files into a prompt: those that are named beside it, and those that an `@path` in it names.
///
/// An `@path` is expanded by exactly one side. An agent that does it itself (its profile says `readsMentions`, as Claude Code's
/// does) gets a prompt without further files as it was typed. In every other case Skein expands, and the prompt is marked as
/// composed, so that the agent does not take an `@` in the text of a file for a path.
public struct PromptComposer: Sendable {
  /// In bytes, for one file and for all of a prompt.
  public static let mostOfFile = 256 * 1024
  public static let mostOfAll = 1024 * 1024

  private let folder: String
  private let agentReadsMentions: Bool

  /// - Parameters:
  ///   - folder: where paths that do not begin with `/` start.
  ///   - agentReadsMentions: the agent expands `@path` itself.
  public init(folder: String, agentReadsMentions: Bool) {
    self.folder = folder
    self.agentReadsMentions = agentReadsMentions
  }

  /// - Parameters:
  ///   - files: paths; a file that is named twice is put in once.
  ///   - piped: more text, from elsewhere: no `@path` in it is read.
  /// - Throws: ``Problem`` of kind `usage`: a file is missing, too large, or neither text nor picture.
  public func prompt(_ text: String, files: [String] = [], piped: String = "") throws(Problem) -> Prompt {
    // A command of the agent works only in a prompt that it takes apart itself.
    let isCommand = text.hasPrefix("/") && files.isEmpty
    let isAgents = agentReadsMentions && files.isEmpty && (piped.isEmpty || isCommand)
    let mentioned = isAgents ? [] : mentions(in: text)
    var parts = [text, piped].filter { !$0.isEmpty }
    let isComposed = !files.isEmpty || !mentioned.isEmpty || !(piped.isEmpty || text.isEmpty || isCommand)
    guard isComposed else { return Prompt(text: parts.joined(separator: "\n\n")) }
    var seen: Set<String> = []
    var images: [PromptImage] = []
    var total = 0
    for file in files + mentioned where seen.insert(absolute(file)).inserted {
      if Self.isImage(file) {
        let image = try ImageFile(absolute(file)).image
        images.append(image)
        parts.append(image.label)
        continue
      }
      let part = try part(file)
      total += part.utf8.count
      guard total <= Self.mostOfAll else {
        throw Problem(
          .usage, "The files together have more than \(Self.mostOfAll / 1024) kB; \(file) is the first too many.")
      }
      parts.append(part)
    }
    return Prompt(text: parts.joined(separator: "\n\n"), isComposed: true, images: images)
  }

  private func part(_ file: String) throws(Problem) -> String {
    let ending = Self.ending(of: file)
    let text = try TextFile.read(absolute(file), limit: Self.mostOfFile)
    let language = ending.count <= 10 && ending.allSatisfy { $0.isLetter || $0.isNumber } ? ending : ""
    let inside = absolute(file)
    let shown = inside.hasPrefix(folder + "/") ? String(inside.dropFirst(folder.count + 1)) : file
    return "File \(shown):\n\(CodeFence.around(text, language: file.contains(".") ? language : ""))"
  }

  private static func ending(of file: String) -> String {
    file.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  private static func isImage(_ file: String) -> Bool {
    ["png", "jpg", "jpeg", "gif", "webp"].contains(ending(of: file))
  }

  /// Paths of files that are there: an `@` that begins a word, and the word, or what stands in quotes right behind the `@`;
  /// punctuation behind a word may be the sentence's.
  func mentions(in text: String) -> [String] {
    var words: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      var end = rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
      if rest.hasPrefix("@\""), let quote = rest.dropFirst(2).firstIndex(where: { $0 == "\"" || $0.isNewline }),
        rest[quote] == "\""
      {
        end = rest.index(after: quote)
        words.append("@" + rest[..<quote].dropFirst(2))
      } else {
        words.append(rest[..<end])
      }
      rest = rest[end...]
    }
    return words.compactMap { word in
      guard word.hasPrefix("@") else { return nil }
      var path = word.dropFirst()
      while !path.isEmpty {
        if isFile(absolute(String(path))) { return String(path) }
        guard let last = path.last, ".,;:!?)'\"”".contains(last) else { return nil }
        path = path.dropLast()
      }
      return nil
    }
  }

  private func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }

  private func absolute(_ path: String) -> String { DirectoryPath.absolute(path, from: folder) }
}
