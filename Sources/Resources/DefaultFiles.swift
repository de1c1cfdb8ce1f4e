/// The defaults that Skein carries with it.
public enum DefaultFiles {
  /// The commented default configuration, in JSON5.
  public static let configuration = EmbeddedFile.all.first { $0.name == "config.json5" }?.text ?? ""

  /// The agents' profiles, in JSON5, by their names.
  public static let agents = EmbeddedFile.below("agents")

  /// The templates of sessions, in JSON5, by their names.
  public static let templates = EmbeddedFile.below("templates")

  /// Workflows to begin with, in JSON5, by their names.
  public static let workflows = EmbeddedFile.below("workflows")

  /// How languages are coloured, in JSON5, by their names; `names` says which names mean which.
  public static let languages = EmbeddedFile.below("languages")
}
