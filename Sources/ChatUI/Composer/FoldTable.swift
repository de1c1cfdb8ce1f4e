import Conversation

/// Keeps long pastes and pictures out of sight: in the text one Character stands for each, which is edited as a whole.
struct FoldTable: Equatable, Sendable {
  /// A paste of more lines or more Characters than these is folded.
  static let lineLimit = 10
  static let characterLimit = 2_000

  private(set) var folds: [Character: Fold] = [:]
  /// Pictures of earlier prompts: where their labels come back, they are pictures again.
  private(set) var known: [PromptImage] = []
  private var pastes = 0
  private let mostKnown = 100

  static func isLong(_ text: String) -> Bool {
    text.utf8.count > characterLimit || text.utf8.count(where: { $0 == 0x0A }) >= lineLimit
  }

  subscript(character: Character) -> Fold? { folds.isEmpty ? nil : folds[character] }

  /// Keeps a text and gives the Character that stands for it.
  mutating func fold(_ text: String, taken: [Character]) -> Character? {
    pastes += 1
    return add(.paste(text, number: pastes), taken: taken)
  }

  /// Gives the Character that stands for what is folded: one from the end of the last plane, for private use, that `taken` does
  /// not hold.
  mutating func add(_ fold: Fold, taken: [Character]) -> Character? {
    for value in 0x10F000...0x10FFFD {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let character = Character(scalar)
      if folds[character] != nil || taken.contains(character) { continue }
      folds[character] = fold
      if case .image(let path, let label?, _) = fold { know(PromptImage(path: path, label: label)) }
      return character
    }
    return nil
  }

  mutating func know(_ image: PromptImage) {
    guard !known.contains(image) else { return }
    // Of two pictures under one label the later counts.
    known.removeAll { $0.label == image.label }
    known.append(image)
    if known.count > mostKnown { known.removeFirst() }
  }

  /// The file was looked at: what stands for it now has its label, or is to be unfolded.
  mutating func check(_ path: String, _ check: ImageCheck) -> Set<Character> {
    let found = folds.filter { if case .image(path, nil, _) = $0.value { true } else { false } }
    guard case .usable(let image) = check else { return Set(found.keys) }
    for (character, fold) in found {
      if case .image(_, _, let typed) = fold { folds[character] = .image(path: path, label: image.label, typed: typed) }
    }
    know(image)
    return []
  }

  /// The text with every paste in full.
  func expand(_ characters: some Sequence<Character>) -> String {
    guard !folds.isEmpty else { return String(characters) }
    var text = ""
    for character in characters {
      if let fold = folds[character] { text += fold.text } else { text.append(character) }
    }
    return text
  }

  /// The pictures that stand in a text, each once.
  func images(in characters: some Sequence<Character>) -> [PromptImage] {
    guard !folds.isEmpty else { return [] }
    var images: [PromptImage] = []
    for character in characters {
      guard case .image(let path, _, _)? = folds[character], let label = folds[character]?.label else { continue }
      let image = PromptImage(path: path, label: label)
      if !images.contains(image) { images.append(image) }
    }
    return images
  }

  /// Forgets what stands nowhere any more.
  mutating func keep(_ characters: [Character]) {
    guard !folds.isEmpty else { return }
    folds = folds.filter { characters.contains($0.key) }
    if folds.isEmpty { pastes = 0 }
  }
}
