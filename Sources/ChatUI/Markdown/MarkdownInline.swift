/// A piece of text inside a Markdown block with what it means.
///
/// Nesting is flattened: a bold word in a link is one piece that is both. So no input can nest them deeply.
struct MarkdownInline: Hashable, Sendable {
  /// A hard line break is a "\n"; a soft one has become a blank.
  var text: String
  var traits: Traits
  /// The address that the piece leads to.
  var link: String?

  init(_ text: String, _ traits: Traits = [], link: String? = nil) {
    self.text = text
    self.traits = traits
    self.link = link
  }

  struct Traits: OptionSet, Hashable, Sendable {
    var rawValue: UInt8

    static let emphasis = Traits(rawValue: 1)
    static let strong = Traits(rawValue: 2)
    static let strikethrough = Traits(rawValue: 4)
    static let code = Traits(rawValue: 8)
    /// Raw HTML, shown as it was written.
    static let html = Traits(rawValue: 16)
    /// The words that stand for an image; the link is the image's address.
    static let image = Traits(rawValue: 32)
  }
}
