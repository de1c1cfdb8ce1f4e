import Conversation
import Terminal

/// A transcript as one web page that needs nothing else: no scripts, no links, every word of it escaped.
enum TranscriptHTML {
  static func page(of blocks: [Block], title: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    <h1>\(escaped(title))</h1>
    \(blocks.map(section).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private static func section(_ block: Block) -> String {
    let (kind, body) = content(of: block)
    let inner = block.parent == nil ? "" : " inner"
    return "<section class=\"\(kind)\(inner)\" id=\"b\(block.id.rawValue)\">\n\(body)\n</section>"
  }

  private static func content(of block: Block) -> (kind: String, body: String) {
    switch block.content {
    case .prompt(let prompt): ("prompt", "<h2>You</h2>\n" + words(prompt.text))
    case .text(let text):
      ("text", words(text.text) + (text.ending == .interrupted ? "\n<p class=\"note\">(interrupted)</p>" : ""))
    case .thinking(let thinking):
      ("thinking", folded("Thinking", thinking.isRedacted ? words("(withheld)") : words(thinking.text)))
    case .tool(let call): ("tool", tool(call))
    case .decision(let decision):
      ("decision", "<p class=\"note\">\(escaped("\(decision.toolName): \(decision.outcome)"))</p>")
    case .notice(let notice):
      (
        "notice",
        "<p class=\"note\">\(escaped(notice.text))</p>" + (notice.detail.map { "\n" + folded("More", words($0)) } ?? "")
      )
    }
  }

  private static func tool(_ call: ToolCall) -> String {
    var body = words(call.input)
    if case .edit(_, let hunks, _) = call.result {
      body += "\n" + words(hunks.flatMap(\.lines).joined(separator: "\n"))
    } else if let output = call.output, !output.isEmpty {
      body += "\n" + words(output)
    }
    return folded("\(call.name) (\(call.state.rawValue))", body)
  }

  private static func folded(_ title: String, _ body: String) -> String {
    "<details><summary>\(escaped(title))</summary>\n\(body)\n</details>"
  }

  private static func words(_ text: String) -> String { "<pre>\(escaped(text))</pre>" }

  /// Characters that mean something to HTML as references, those that nobody sees or that turn others around written out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\n", "\t", "\u{200D}", "\u{200C}": out.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: out += TextSanitizer.visible(String(scalar))
        default: out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }

  private static let style = """

    :root { color-scheme: light dark; }
    body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0; unicode-bidi: plaintext; }
    h2 { font-size: 1rem; margin: 2rem 0 0; }
    .prompt { border-left: 0.25rem solid #4a7; padding-left: 1rem; }
    .inner { margin-left: 2rem; }
    .tool pre, .thinking pre { font: 0.85rem/1.4 ui-monospace, monospace; }
    .note, summary { color: #777; }

    """
}
