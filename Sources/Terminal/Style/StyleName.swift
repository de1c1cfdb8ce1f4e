import Synchronization

/// What a piece of text means, as a dotted scope such as `transcript.tool.failed`; a `Theme` says how it looks.
///
/// Where a theme does not know a scope, the scope without its last word counts (`transcript.tool`, then
/// `transcript`, then the theme's plain text). A name is a small number into a table of the process, so that cells
/// can hold it and compare fast; at most 65 535 different names are told apart, more look like plain text.
public struct StyleName: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The place in the table of names; 0 is plain text.
  let index: UInt16

  init(index: UInt16) { self.index = index }

  public init(rawValue: String) {
    index = StyleName.table.withLock { $0.index(of: rawValue) }
  }

  public init(_ scope: String) { self.init(rawValue: scope) }
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  /// Text without a meaning of its own.
  public static let plain = StyleName(index: 0)

  public var rawValue: String { StyleName.table.withLock { $0.names[Int(index)] } }

  // Said here, or those of all raw values were taken, which look the names up.
  public static func == (left: StyleName, right: StyleName) -> Bool { left.index == right.index }
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }

  public var description: String { rawValue }

  /// The scope without its last word, nil where only one word is left.
  public var parent: StyleName? {
    let scope = rawValue
    guard let dot = scope.lastIndex(of: ".") else { return nil }
    return StyleName(rawValue: String(scope[..<dot]))
  }

  /// This meaning on the ground of another, as code in a line that was added.
  public func on(_ ground: StyleName) -> StyleName { StyleName(rawValue: "\(ground.rawValue)+\(rawValue)") }

  /// What `on` put together; nil for a meaning alone.
  var parts: (ground: StyleName, words: StyleName)? {
    let scope = rawValue
    guard let plus = scope.firstIndex(of: "+") else { return nil }
    return (
      StyleName(rawValue: String(scope[..<plus])), StyleName(rawValue: String(scope[scope.index(after: plus)...]))
    )
  }

  private struct Table: Sendable {
    var names = ["text"]
    var indices: [String: UInt16] = ["text": 0]

    mutating func index(of name: String) -> UInt16 {
      if let known = indices[name] { return known }
      guard names.count < Int(UInt16.max) else { return 0 }
      let index = UInt16(names.count)
      names.append(name)
      indices[name] = index
      return index
    }
  }

  private static let table = Mutex(Table())
}
