import Terminal

/// What words, numbers and marks mean at some place of a program.
public struct LanguageRules: Sendable {
  /// What starts a line that is nothing else: `name:` in YAML, `name =` in TOML.
  public struct Keys: Sendable {
    public var separators: [UInt8]
    public var style: StyleName
    /// A separator counts only with a blank or nothing after it.
    public var wantsBlank: Bool

    public init(separators: String, style: StyleName, wantsBlank: Bool) {
      self.separators = Array(separators.utf8)
      self.style = style
      self.wantsBlank = wantsBlank
    }
  }

  /// A whole line that begins so.
  public struct Line: Sendable {
    public var begin: [UInt8]
    public var style: StyleName

    public init(begin: String, style: StyleName) {
      self.begin = Array(begin.utf8)
      self.style = style
    }
  }

  /// The styles of words, by `hash`.
  private(set) var words: [UInt64: StyleName] = [:]
  public var ignoresCase = false
  /// Bytes that begin and that continue words besides letters, digits and `_`.
  public var wordStarts: [UInt8] = []
  public var wordParts: [UInt8] = []
  /// Words and numbers mean nothing here.
  public var isPlain = false
  public var hasNumbers = true
  /// Of words that mean nothing else, and of those with a capital letter first.
  public var word: StyleName?
  public var capitalized: StyleName?
  /// Of words by the byte right after them.
  public var before: [UInt8: StyleName] = [:]
  /// Of a word with a mark right before it; the longest first.
  public var marks: [(mark: [UInt8], style: StyleName)] = []
  public var keys: Keys?
  public var lines: [Line] = []
  /// Places in the language's regions.
  public var regions: [Int] = []

  public init() {}

  public mutating func add(words list: String, _ style: StyleName) {
    for word in list.split(separator: " ") {
      var hash = Self.hashStart
      for byte in word.utf8 { Self.hash(ignoresCase ? Self.lowered(byte) : byte, into: &hash) }
      words[hash] = style
    }
  }

  // MARK: Words by a number (FNV-1a): two words with the same are coloured alike, which does no harm.

  static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func hash(_ byte: UInt8, into hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  @inline(__always)
  func startsWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F || wordStarts.contains(byte)
  }

  @inline(__always)
  func continuesWord(_ byte: UInt8) -> Bool {
    startsWord(byte) || byte >= 0x30 && byte <= 0x39 || wordParts.contains(byte)
  }
}
