/// A text with `{name}` in it, to be filled in. Braces around anything but a name stay as they are, so JSON and code can be
/// written plainly; `{{name}}` stands for `{name}` itself.
public struct PlaceholderText: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case text(String)
    case name(String)
  }

  /// As it was written.
  public let source: String
  private var parts: [Part] = []

  public init(_ text: String) {
    source = text
    var rest = text[...]
    var plain = ""
    while let open = rest.firstIndex(of: "{") {
      plain += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      let isEscaped = inner.first == "{"
      let name = (isEscaped ? inner.dropFirst() : inner).prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
      let close = isEscaped ? "}}" : "}"
      guard let first = name.first, first.isLetter, rest[name.endIndex...].hasPrefix(close) else {
        plain.append("{")
        rest = inner
        continue
      }
      if isEscaped {
        plain += "{\(name)}"
      } else {
        if !plain.isEmpty { parts.append(.text(plain)) }
        plain = ""
        parts.append(.name(String(name)))
      }
      rest = rest[name.endIndex...].dropFirst(close.count)
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
  }

  /// The names that are to be filled in.
  public var names: Set<String> {
    Set(parts.compactMap { if case .name(let name) = $0 { name } else { nil } })
  }

  /// What is put in is not looked through for further names; a name without a value stays as it is written.
  public func filled(_ values: [String: String]) -> String {
    parts.map {
      switch $0 {
      case .text(let text): text
      case .name(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }
}
