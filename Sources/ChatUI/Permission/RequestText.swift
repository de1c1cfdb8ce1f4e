import Conversation
import Terminal

/// The words of a request: everything that would run, with what nobody would see written out.
enum RequestText {
  /// All lines of a request for a tool or a plan, not yet broken into rows.
  ///
  /// - Parameter hasSuggestions: whether the rules that it suggests are part of it; not where they stand in a list to choose from.
  static func lines(_ request: PermissionRequest, hasSuggestions: Bool = true) -> StyledText {
    var lines: StyledText = []
    if let agent = request.agent { lines += labelled("asked by the sub-agent", agent) }
    if case .plan(let plan) = request.kind {
      lines += plan.isEmpty ? [StyledLine("(The plan has no words.)", "overlay.detail")] : planLines(plan)
      return lines
    }
    lines += input(request)
    if let summary = request.summary, !isShown(summary, of: request) { lines += labelled("says", summary) }
    if let reason = request.reason { lines += labelled("asked because", reason) }
    if let path = request.blockedPath { lines += labelled("path", path) }
    return hasSuggestions ? lines + suggestions(request) : lines
  }

  /// The agent's words are one of the fields that are shown anyhow, or the name of the file that is.
  private static func isShown(_ summary: String, of request: PermissionRequest) -> Bool {
    guard let input = RequestInput(request.input) else { return false }
    return input.fields.contains { field in
      field.text == summary || (field.name == "file_path" && field.text?.hasSuffix("/" + summary) == true)
    }
  }

  /// What it is about in one line: what would be run or changed before the agent's own words about it.
  static func gist(_ request: PermissionRequest) -> String {
    switch request.kind {
    case .questions(let questions): return TextSanitizer.visible(questions.first?.question ?? "")
    case .plan(let plan): return TextSanitizer.visible(plan)
    case .tool: break
    }
    let input = RequestInput(request.input)
    let subject = ["command", "file_path", "notebook_path", "url"].lazy.compactMap { input?.text($0) }.first
    return TextSanitizer.visible(subject ?? request.summary ?? request.input)
  }

  /// What each suggestion would allow, verbatim, and where that would be kept.
  static func suggestion(_ suggestion: PermissionSuggestion) -> StyledText {
    let place =
      switch suggestion.destination {
      case "session": "for this session"
      case "localSettings": "kept in .claude/settings.local.json"
      case "projectSettings": "kept in .claude/settings.json, shared"
      case "userSettings": "kept in ~/.claude/settings.json"
      default: "kept in \(suggestion.destination)"
      }
    return split("\(suggestion.rule)").map { TextSanitizer.visible($0, style: "overlay.key") }
      + [
        StyledLine("   ") + TextSanitizer.visible("\(effect(suggestion)) · \(place)", style: "overlay.detail")
      ]
  }

  private static func effect(_ suggestion: PermissionSuggestion) -> String {
    switch suggestion.type {
    case "addRules": "a rule"
    case "setMode": "a permission mode"
    case "addDirectories": "one more folder to work in"
    default: suggestion.type
    }
  }

  private static func suggestions(_ request: PermissionRequest) -> StyledText {
    guard !request.suggestions.isEmpty else { return [] }
    var lines = [StyledLine("Rules that it suggests (p):", "overlay.detail")]
    for (index, suggestion) in request.suggestions.enumerated() {
      var part = self.suggestion(suggestion)
      part[0] = StyledLine("\(index + 1). ", "overlay.detail") + part[0]
      lines += part
    }
    return lines
  }

  private static func planLines(_ plan: String) -> StyledText {
    split(plan.last == "\n" ? String(plan.dropLast()) : plan).map { line in
      TextSanitizer.visible(line, style: line.hasPrefix("#") ? "markdown.heading" : .plain)
    }
  }

  private static func input(_ request: PermissionRequest) -> StyledText {
    guard let input = RequestInput(request.input) else {
      return split(request.input).map { TextSanitizer.visible($0, style: .plain) }
    }
    var shown: Set<String> = []
    var lines: StyledText = []
    switch request.toolName {
    case "Bash":
      if let command = input.text("command") {
        shown = ["command"]
        for (index, line) in split(command).enumerated() {
          lines.append(
            StyledLine(index == 0 ? "$ " : "  ", "transcript.tool.name")
              + TextSanitizer.visible(line, style: "code"))
        }
      }
    case "Edit":
      if let path = input.text("file_path"), let old = input.text("old_string"), let new = input.text("new_string") {
        shown = ["file_path", "old_string", "new_string"]
        lines = labelled("file", path) + change(from: old, to: new)
      }
    case "Write":
      if let path = input.text("file_path"), let content = input.text("content") {
        shown = ["file_path", "content"]
        lines = labelled("writes the file", path) + changed(content, "+ ", "diff.added")
      }
    default: break
    }
    for field in input.fields where !shown.contains(field.name) {
      lines += labelled(field.name, field.text ?? field.json)
    }
    return lines
  }

  /// Lines that stay and are shown on either side of a change.
  private static let context = 3

  /// The lines that differ; of those that both have at either end only the nearest, since nothing happens to them.
  private static func change(from old: String, to new: String) -> StyledText {
    let before = old.isEmpty ? [] : split(old)
    let after = new.isEmpty ? [] : split(new)
    // By their bytes: a string also equals one that is written with other characters.
    func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
    let shorter = min(before.count, after.count)
    var head = 0
    while head < shorter, isSame(before[head], after[head]) { head += 1 }
    var tail = 0
    while tail < shorter - head, isSame(before[before.count - 1 - tail], after[after.count - 1 - tail]) { tail += 1 }
    func row(_ mark: String, _ style: StyleName) -> (String) -> StyledLine {
      { StyledLine(mark, style) + TextSanitizer.visible($0, style: style) }
    }
    func rest(_ count: Int) -> StyledText {
      guard count > 0 else { return [] }
      return [StyledLine("  ⋮ \(count) \(count == 1 ? "line stays" : "lines stay") as before", "overlay.detail")]
    }
    return rest(head - context)
      + before[max(0, head - context)..<head].map(row("  ", "diff.context"))
      + before[head..<(before.count - tail)].map(row("- ", "diff.removed"))
      + after[head..<(after.count - tail)].map(row("+ ", "diff.added"))
      + after[(after.count - tail)..<(after.count - tail + min(tail, context))].map(row("  ", "diff.context"))
      + rest(tail - context)
  }

  private static func changed(_ text: String, _ mark: String, _ style: StyleName) -> StyledText {
    guard !text.isEmpty else { return [] }
    return split(text).map { StyledLine(mark, style) + TextSanitizer.visible($0, style: style) }
  }

  static func labelled(_ label: String, _ text: String) -> StyledText {
    let label = TextSanitizer.visible(label.replacing("\n", with: " "), style: "overlay.detail")
    let parts = split(text)
    let first = label.appending(": ", "overlay.detail")
    if parts.count == 1 { return [first + TextSanitizer.visible(parts[0], style: .plain)] }
    return [first] + parts.map { StyledLine("  ") + TextSanitizer.visible($0, style: .plain) }
  }

  /// The lines of a text; only LF ends one, so that a CR stays to be seen.
  static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
