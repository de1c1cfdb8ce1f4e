/// What some keys do somewhere, with the words that tell it.
public struct KeyBinding: Hashable, Sendable {
  public var action: Action
  public var keys: [KeySequence]
  public var context: KeyContext
  /// One or two words, for the hints at the bottom.
  public var title: String
  /// A short sentence for the help sheet and README.
  public var help: String
  /// The keys as one reads them, where several bindings share a line of the help (`Alt+1…9`); empty leaves it out.
  public var shown: String?

  public init(
    _ action: Action, _ keys: [KeySequence], in context: KeyContext, _ title: String, _ help: String,
    shown: String? = nil
  ) {
    self.action = action
    self.keys = keys
    self.context = context
    self.title = title
    self.help = help
    self.shown = shown
  }

  /// The keys as the help shows them.
  public var keyText: String { shown ?? keys.map(\.description).joined(separator: " · ") }
}
