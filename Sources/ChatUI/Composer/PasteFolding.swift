/// Keeps long pastes out of sight: in the text one Character stands for each, which is edited as a whole.
struct PasteFolding: Equatable, Sendable {
  /// A paste of more lines or more Characters than these is folded.
  static let lineLimit = 10
  static let characterLimit = 2_000

  private var pastes: [Character: String] = [:]
  private var numbers: [Character: Int] = [:]

  static func isLong(_ text: String) -> Bool {
    text.utf8.count > characterLimit || text.utf8.count(where: { $0 == 0x0A }) >= lineLimit
  }

  /// Keeps a text and gives the Character that stands for it: one from the end of the last plane, for private use, that
  /// `taken` does not hold.
  mutating func fold(_ text: String, taken: [Character]) -> Character? {
    for value in 0x10F000...0x10FFFD {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let character = Character(scalar)
      if pastes[character] != nil || taken.contains(character) { continue }
      pastes[character] = text
      numbers[character] = pastes.count
      return character
    }
    return nil
  }

  /// What is shown in place of a folded paste; nil for any other Character.
  func label(_ character: Character) -> String? {
    guard let text = pastes[character] else { return nil }
    let lines = text.utf8.count(where: { $0 == 0x0A }) + (text.utf8.last == 0x0A ? 0 : 1)
    return lines > 1
      ? "[pasted #\(numbers[character] ?? 0): \(lines) lines]"
      : "[pasted #\(numbers[character] ?? 0): \(text.count) characters]"
  }

  /// The text with every paste in full.
  func expand(_ characters: some Sequence<Character>) -> String {
    guard !pastes.isEmpty else { return String(characters) }
    var text = ""
    for character in characters {
      if let paste = pastes[character] { text += paste } else { text.append(character) }
    }
    return text
  }

  mutating func removeAll() {
    pastes = [:]
    numbers = [:]
  }
}
