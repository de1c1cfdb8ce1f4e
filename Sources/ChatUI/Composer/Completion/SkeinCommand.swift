import Conversation

/// A command of Skein itself that can be written in the composer, as those of the agent can.
struct SkeinCommand: Equatable, Sendable {
  var name: String
  /// What it takes behind its name; empty: nothing.
  var argument = ""
  var summary: String
  var action: Action

  static let all: [SkeinCommand] = [
    SkeinCommand(name: "new", argument: "[name]", summary: "a new session", action: .newSession),
    SkeinCommand(name: "rename", argument: "[name]", summary: "rename this session", action: .renameSession),
    SkeinCommand(name: "switch", summary: "go to another session", action: .switchSession),
    SkeinCommand(name: "model", argument: "[model]", summary: "choose the model", action: .chooseModel),
    SkeinCommand(name: "mode", summary: "choose the permission mode", action: .chooseMode),
    SkeinCommand(name: "search", summary: "search all sessions", action: .searchAll),
    SkeinCommand(name: "fork", summary: "go on in a copy of this session", action: .forkSession),
    SkeinCommand(
      name: "clear", summary: "begin afresh here: the agent forgets what was said; asks", action: .clearContext),
    SkeinCommand(name: "export", summary: "as Markdown, JSON or HTML", action: .exportSession),
    SkeinCommand(name: "archive", summary: "put this session away; nothing is lost", action: .archiveSession),
    SkeinCommand(name: "trash", summary: "restore sessions, or remove them for good", action: .trash),
    SkeinCommand(name: "theme", summary: "choose the theme", action: .chooseTheme),
    SkeinCommand(name: "queue", summary: "prompts that wait", action: .queue),
    SkeinCommand(name: "inbox", summary: "all open permission requests", action: .inbox),
    SkeinCommand(name: "copy", summary: "copy the last reply", action: .copyReply),
    SkeinCommand(name: "stop", summary: "stop the agent; the session sleeps", action: .stopAgent),
    SkeinCommand(name: "delete", summary: "move this session to the trash; asks", action: .deleteSession),
    SkeinCommand(name: "help", summary: "all keys", action: .help),
    SkeinCommand(name: "quit", summary: "leave Skein", action: .quit),
  ]

  /// The command that a prompt is, and what stands behind its name; nil where it is none, or says more than that one takes.
  static func read(_ text: String) -> (command: SkeinCommand, argument: String)? {
    guard text.hasPrefix("/"), !text.contains(where: \.isNewline) else { return nil }
    let words = text.dropFirst().split(separator: " ", maxSplits: 1)
    guard let name = words.first, !text.hasPrefix("/ "), let command = all.first(where: { $0.name == name }) else {
      return nil
    }
    let argument = words.count < 2 ? "" : words[1].split(separator: " ").joined(separator: " ")
    return argument.isEmpty || !command.argument.isEmpty ? (command, argument) : nil
  }
}
