/// Reads JSON5 scalar by scalar: made for files of some kilobytes, for its errors and positions rather than for speed.
struct JSON5Parser {
  private(set) var positions: [[String]: JSONPosition] = [:]
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var path: [String] = []
  private var known = (index: 0, position: JSONPosition(offset: 0, line: 1, column: 1))

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func document() throws(JSONError) -> JSONValue {
    if scalars.first == "\u{FEFF}" { index = 1 }
    try skipSpace()
    positions[[]] = position(index)
    let value = try value()
    try skipSpace()
    if index < scalars.count { throw error(.trailingText) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard path.count <= JSONValue.usualMaximumDepth else {
      throw error(.tooDeep(limit: JSONValue.usualMaximumDepth))
    }
    switch peek {
    case nil: throw error(.unexpectedEnd)
    case "{": return try object()
    case "[": return try array()
    case "\"", "'": return .string(try string())
    case .some(let first) where isNameStart(first): return try word()
    case .some: return try number()
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    index += 1
    var members: [JSONMember] = []
    while true {
      try skipSpace()
      if take("}") { return .object(members) }
      guard let first = peek else { throw error(.unexpectedEnd) }
      let start = index
      guard first == "\"" || first == "'" || isNameStart(first) else {
        throw error(.unexpected(expected: "a name or }"))
      }
      let key = isNameStart(first) ? name() : try string()
      path.append(key)
      positions[path] = position(start)
      try skipSpace()
      guard take(":") else { throw error(peek == nil ? .unexpectedEnd : .unexpected(expected: "a colon")) }
      try skipSpace()
      members.append(JSONMember(key, try value()))
      path.removeLast()
      try skipSpace()
      if take(",") { continue }
      guard peek == "}" else { throw error(peek == nil ? .unexpectedEnd : .unexpected(expected: "a comma or }")) }
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    while true {
      try skipSpace()
      if take("]") { return .array(elements) }
      path.append(String(elements.count))
      positions[path] = position(index)
      elements.append(try value())
      path.removeLast()
      try skipSpace()
      if take(",") { continue }
      guard peek == "]" else { throw error(peek == nil ? .unexpectedEnd : .unexpected(expected: "a comma or ]")) }
    }
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    let start = index
    switch name() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: throw error(.unexpected(expected: "a value (text stands in quotes)"), at: start)
    }
  }

  // MARK: Numbers

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    var text = take("-") ? "-" : ""
    if text.isEmpty { _ = take("+") }
    if peek == "0", index + 1 < scalars.count, scalars[index + 1] == "x" || scalars[index + 1] == "X" {
      index += 2
      guard let value = UInt64(digits { $0.properties.isASCIIHexDigit }, radix: 16), !continuesName else {
        throw error(.badNumber, at: start)
      }
      return .number(text + String(value))
    }
    let whole = digits(Self.isDigit)
    let fraction = take(".") ? digits(Self.isDigit) : nil
    guard !whole.isEmpty || fraction?.isEmpty == false else {
      throw error(index == start ? .unexpected(expected: "a value") : .badNumber, at: start)
    }
    if whole.count > 1, whole.first == "0" { throw error(.badNumber, at: start) }
    text += whole.isEmpty ? "0" : whole
    if let fraction, !fraction.isEmpty { text += "." + fraction }
    if take("e") || take("E") {
      let sign = take("-") ? "-" : ""
      if sign.isEmpty { _ = take("+") }
      let exponent = digits(Self.isDigit)
      guard !exponent.isEmpty else { throw error(.badNumber, at: start) }
      text += "e" + sign + exponent
    }
    guard !continuesName else { throw error(.badNumber, at: start) }
    return .number(text)
  }

  private mutating func digits(_ isPart: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let next = peek, isPart(next) {
      text.append(next)
      index += 1
    }
    return String(text)
  }

  private var continuesName: Bool { peek.map { isNameStart($0) || Self.isDigit($0) } ?? false }

  // MARK: Strings and names

  private mutating func string() throws(JSONError) -> String {
    let quote = scalars[index]
    index += 1
    var text = String.UnicodeScalarView()
    while let next = peek {
      switch next {
      case quote:
        index += 1
        return String(text)
      case "\\": try escape(into: &text)
      case "\n", "\r": throw error(.unexpected(expected: "the closing quote before the end of the line"))
      default:
        text.append(next)
        index += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into text: inout String.UnicodeScalarView) throws(JSONError) {
    let start = index
    guard index + 1 < scalars.count else { throw error(.unexpectedEnd) }
    let letter = scalars[index + 1]
    index += 2
    switch letter {
    case "n": text.append("\n")
    case "t": text.append("\t")
    case "r": text.append("\r")
    case "b": text.append("\u{8}")
    case "f": text.append("\u{C}")
    case "v": text.append("\u{B}")
    case "0" where peek.map(Self.isDigit) != true: text.append("\0")
    case "\n", "\u{2028}", "\u{2029}": break
    case "\r": _ = take("\n")
    case "x": text.append(Unicode.Scalar(UInt8(truncatingIfNeeded: try code(2, from: start))))
    case "u":
      let unit = UInt16(truncatingIfNeeded: try code(4, from: start))
      guard UTF16.isLeadSurrogate(unit), peek == "\\", index + 1 < scalars.count, scalars[index + 1] == "u" else {
        text.append(Unicode.Scalar(UInt32(unit)) ?? "\u{FFFD}")
        return
      }
      let mark = index
      index += 2
      let second = UInt16(truncatingIfNeeded: try code(4, from: mark))
      text.append(contentsOf: String(decoding: [unit, second], as: UTF16.self).unicodeScalars)
    default:
      guard !Self.isDigit(letter) else { throw error(.badEscape, at: start) }
      text.append(letter)
    }
  }

  private mutating func code(_ count: Int, from start: Int) throws(JSONError) -> Int {
    let end = index + count
    let text = digits { $0.properties.isASCIIHexDigit }
    guard index >= end, let value = Int(text.prefix(count), radix: 16) else { throw error(.badEscape, at: start) }
    index = end
    return value
  }

  private mutating func name() -> String {
    let start = index
    while let next = peek, isNameStart(next) || Self.isDigit(next) || next.properties.isIDContinue { index += 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<index])
    return String(text)
  }

  private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar == "_" || scalar.properties.isIDStart
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: White space and comments

  private mutating func skipSpace() throws(JSONError) {
    while let next = peek {
      if next.properties.isWhitespace || next == "\u{FEFF}" {
        index += 1
      } else if next == "/", index + 1 < scalars.count, scalars[index + 1] == "/" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if next == "/", index + 1 < scalars.count, scalars[index + 1] == "*" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = index
    index += 2
    while index + 1 < scalars.count {
      if scalars[index] == "*", scalars[index + 1] == "/" {
        index += 2
        return
      }
      index += 1
    }
    throw error(.unexpectedEnd, at: start)
  }

  // MARK: Places

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  /// The place of a scalar. Goes on from the place asked for last, as most questions come in order.
  private mutating func position(_ index: Int) -> JSONPosition {
    if index < known.index { known = (0, JSONPosition(offset: 0, line: 1, column: 1)) }
    var (offset, line, column) = (known.position.offset, known.position.line, known.position.column)
    for scalar in scalars[known.index..<index] {
      offset += UTF8.width(scalar)
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    known = (index, JSONPosition(offset: offset, line: line, column: column))
    return known.position
  }

  private mutating func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason, at: position(offset ?? index))
  }
}
