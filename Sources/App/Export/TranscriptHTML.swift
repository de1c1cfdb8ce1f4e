import ChatUI
import Conversation
import JSON
import Terminal

/// A transcript as one web page that needs nothing else: no scripts, nothing loaded, every word of it escaped.
enum TranscriptHTML {
  private static let markdown = MarkdownPage(languages: LanguageFile.library, escaped: escaped)

  static func page(of blocks: [Block], title: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(escaped(title))</title>
    <style>\(PageStyle.text)</style>
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
      (
        "text",
        markdown.html(of: text.text) + (text.ending == .interrupted ? "\n<p class=\"note\">(interrupted)</p>" : "")
      )
    case .thinking(let thinking):
      ("thinking", folded("Thinking", thinking.isRedacted ? words("(withheld)") : markdown.html(of: thinking.text)))
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
    let input = try? JSONValue(parsing: call.input)
    var gist = ""
    var body: [String] = []
    if let command = input?["command"]?.string {
      gist = command.split(separator: "\n").first.map(String.init) ?? ""
      body.append(markdown.code(command, language: "sh"))
    } else if let path = input?["file_path"]?.string {
      gist = path
    } else if !call.input.isEmpty {
      body.append(markdown.code(call.input, language: "json"))
    }
    let change = CallChange.lines(of: call, input)
    if let change { body.append(diff(change)) }
    if change == nil || call.state != .succeeded, let output = call.output, !output.isEmpty {
      body.append(words(output))
    }
    if gist.count > gistLimit { gist = gist.prefix(gistLimit) + "…" }
    let title = [call.name, gist, "(\(call.state.rawValue))"].filter { !$0.isEmpty }.joined(separator: " ")
    return folded(title, body.joined(separator: "\n"))
  }

  /// More Characters of a command stand not in the line that folds it.
  private static let gistLimit = 100

  private static func diff(_ lines: [String]) -> String {
    let lines = lines.map { line in
      let kind = line.hasPrefix("+") ? "added" : line.hasPrefix("-") ? "removed" : ""
      return kind.isEmpty ? escaped(line) : "<span class=\"\(kind)\">\(escaped(line))</span>"
    }
    return "<pre class=\"code\">\(lines.joined(separator: "\n"))</pre>"
  }

  private static func folded(_ title: String, _ body: String) -> String {
    "<details><summary>\(escaped(title))</summary>\n\(body)\n</details>"
  }

  private static func words(_ text: String) -> String { "<pre>\(escaped(text))</pre>" }

  /// Characters that mean something to HTML as references, those that nobody sees or that turn others around written out.
  @Sendable static func escaped(_ text: String) -> String {
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
}
