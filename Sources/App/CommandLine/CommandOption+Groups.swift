import Conversation

extension CommandOption {
  static let help = CommandOption("--help", short: "-h", "Show this help")
  static let json = CommandOption("--json", "Print JSON")

  /// Options of the program; every command takes them.
  static let program = [
    CommandOption("--demo", "Use the built-in offline agent"),
    CommandOption("--claude", value: "PATH", "The claude executable (or SKEIN_CLAUDE)"),
    CommandOption("--data-dir", value: "DIR", "Where the history is kept (or SKEIN_DATA_DIR)"),
    CommandOption(
      "--store", value: "KIND", choices: ["sqlite", "files", "memory"],
      "How the history is kept: one database, a readable file a session, or only for this run"),
    CommandOption("--config", value: "FILE", "The configuration to read"),
    CommandOption("--debug", "Tell what is started: on standard error, with a screen in debug.log"),
    help,
  ]

  /// How the agent of a session runs.
  static let session = [
    CommandOption("--agent", value: "NAME", "The agent's profile, for instance claude or demo"),
    CommandOption("--model", value: "NAME", "The model"),
    CommandOption(
      "--permission-mode", value: "MODE", choices: PermissionMode.known.map(\.rawValue) + ["manual", "ask"],
      "How much the agent may do unasked"),
    CommandOption(
      "--allowed-tools", value: "LIST", repeats: true, "Tools that run unasked, for instance 'Bash(git *),Edit'"),
    CommandOption("--disallowed-tools", value: "LIST", repeats: true, "Tools that are refused"),
    CommandOption("--system-prompt", value: "TEXT", "Replaces the agent's own system prompt"),
    CommandOption("--append-system-prompt", value: "TEXT", "Added to the agent's system prompt"),
    CommandOption("--max-turns", value: "N", "The most replies of the model in one turn"),
    CommandOption("--max-budget-usd", value: "X", "The most money one turn may cost"),
    CommandOption("--add-dir", value: "DIR", repeats: true, "A further folder the agent may work in"),
    CommandOption("--prefix", value: "TEXT", "Put before each prompt; not shown in the transcript"),
    CommandOption("--safe", "The agent's restricted mode: no commands, no bypassing of permissions"),
    CommandOption("--no-safe", "Not restricted, whatever template and configuration say"),
    CommandOption("--no-stream", "Texts come when they are complete"),
    CommandOption("--stream", "Texts come as they are written, whatever template and configuration say"),
  ]

  /// Of a session that may have to be made.
  static let newSession =
    session + [
      CommandOption("--cwd", value: "DIR", "The folder the agent works in (here: the current one)"),
      CommandOption("--template", value: "NAME", "Begin a new session as this template says (see: skein templates)"),
      meta,
    ]

  static let meta = CommandOption(
    "--meta", value: "KEY=VALUE", repeats: true, "Note this in the session; VALUE is JSON, or else a text")

  static let file = CommandOption(
    "--file", value: "PATH", repeats: true, "Put this file into the prompt (text up to 256 kB, all up to 1 MB)")
}
