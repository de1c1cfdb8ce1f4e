/// One line of text in which each run says what it means.
public struct StyledLine: Hashable, Sendable {
  /// A piece of text with one meaning.
  public struct Run: Hashable, Sendable {
    public var text: String
    public var style: StyleName
    /// The address it leads to, as it was received.
    public var link: String?

    public init(_ text: String, _ style: StyleName = .plain, link: String? = nil) {
      self.text = text
      self.style = style
      self.link = link
    }
  }

  public var runs: [Run]

  public init(runs: [Run] = []) { self.runs = runs }

  public init(_ text: String, _ style: StyleName = .plain, link: String? = nil) {
    runs = text.isEmpty ? [] : [Run(text, style, link: link)]
  }

  /// The words alone.
  public var text: String {
    if runs.count == 1 { return runs[0].text }
    return runs.reduce(into: "") { $0 += $1.text }
  }

  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

  /// The columns that the line takes.
  public var width: Int { runs.reduce(0) { $0 + TextWidth.columns($1.text) } }

  /// Adds text at the end, to the last run where that means the same.
  public mutating func append(_ text: String, _ style: StyleName = .plain, link: String? = nil) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style, last.link == link {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text, style, link: link))
    }
  }

  public mutating func append(_ line: StyledLine) {
    for run in line.runs { append(run.text, run.style, link: run.link) }
  }

  public func appending(_ text: String, _ style: StyleName = .plain, link: String? = nil) -> StyledLine {
    var line = self
    line.append(text, style, link: link)
    return line
  }

  public static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    var line = left
    line.append(right)
    return line
  }

  /// The line where it takes at most `limit` columns, else its beginning with an ellipsis.
  public func truncated(columns limit: Int) -> StyledLine {
    if width <= limit { return self }
    guard limit > 0 else { return StyledLine() }
    var left = limit - 1
    var line = StyledLine()
    for run in runs {
      let part = TextWidth.prefix(run.text, columns: left)
      line.append(part, run.style, link: run.link)
      left -= TextWidth.columns(part)
      if part.utf8.count < run.text.utf8.count {
        line.append("…", run.style)
        break
      }
    }
    return line
  }

  /// The line with every run meaning `style`.
  public func restyled(_ style: StyleName) -> StyledLine { StyledLine(text, style) }
}

extension StyledLine: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

/// Lines of text in which each run says what it means.
public typealias StyledText = [StyledLine]
