import Conversation

/// What one Character of the composer stands for.
enum Fold: Equatable, Sendable {
  /// A long paste.
  case paste(String, number: Int)
  /// A picture; its label is not known until the file was looked at. `typed` is what was written for it.
  case image(path: String, label: String?, typed: String)

  /// What is shown in its place.
  var label: String {
    switch self {
    case .paste(let text, let number):
      let lines = text.utf8.count(where: { $0 == 0x0A }) + (text.utf8.last == 0x0A ? 0 : 1)
      return lines > 1 ? "[pasted #\(number): \(lines) lines]" : "[pasted #\(number): \(text.count) characters]"
    case .image(_, let label?, _): return label
    case .image(let path, nil, _): return "[image: \(Self.name(of: path))]"
    }
  }

  /// What goes into the prompt in its place.
  var text: String {
    if case .paste(let text, _) = self { text } else { label }
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "").replacing("\n", with: " ")
  }
}
