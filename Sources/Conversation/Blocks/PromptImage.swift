/// A picture that goes with a prompt. Only its path is kept; it is read each time the prompt is sent.
public struct PromptImage: Hashable, Codable, Sendable {
  /// Absolute.
  public var path: String
  /// What stands for it in the prompt's text: `[image: name.png 1200x800, 230 kB]`.
  public var label: String

  public init(path: String, label: String) {
    self.path = path
    self.label = label
  }
}

/// Whether a file can go with a prompt as a picture.
public enum ImageCheck: Hashable, Codable, Sendable {
  case usable(PromptImage)
  /// Why not, in a sentence; nil: the file is none, so its path is meant as text.
  case unusable(String?)
}
