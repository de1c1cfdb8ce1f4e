/// Every subcommand there is.
enum CommandTable {
  static let commands = [
    ask, chat, open, new, set, list, show, search, rename, stop, clear, fork, rewind, archive, delete, trash, restore,
    cleanup,
    export,
    `import`, run, templates,
    keys,
    config, usage, completions, doctor, demoAgent,
  ]

  /// `skein` and `skein NAME`: the terminal UI.
  static let root = CommandDescription(
    "", operands: "[NAME]", count: 0...1, "Open the terminal UI with the session used last, or with NAME",
    options: CommandOption.newSession + [
      CommandOption("--resume", value: "ID", "Go on with a conversation of Claude Code's own, by its id or title"),
      CommandOption("--theme", value: "NAME", "The colours"),
      CommandOption("--quiet", "For screen readers: sentences, no lines, nothing that moves"),
      CommandOption("--version", "Show the version"),
      CommandOption("--man", "Print the manual page (see: skein --man | man -l -)"),
    ])

  static func command(named name: String) -> CommandDescription? { commands.first { $0.name == name } }

  static let ask = CommandDescription(
    "ask", operands: "PROMPT…", count: 0...Int.max, "Ask one question and print the answer",
    details: """
      Without -s or --last nothing is kept. What is piped into standard input is added to the prompt after a blank
      line. The agent's text goes to standard output as it comes, everything else to standard error. A permission is
      asked on the terminal where there is one, else it is denied.

      --json prints one object when the answer is complete:
        content     the last text of the answer      session       the session's name, null for one-shot
        texts       all texts of the turn            conversation  the agent's id of the conversation
        model       the model that answered          usage         input_tokens, output_tokens, cache_read_tokens,
        cost        US dollars                                     cache_write_tokens
        duration    milliseconds                     turns         replies of the model
        is_error    the turn failed                  outcome       completed, interrupted, failed, timed_out, …
        message     the agent's words about a failure, or null
        command     the agent's command line         session_cost  US dollars of the whole conversation so far
      usage and cost are those of this turn.
      """,
    options: [
      CommandOption("--session", short: "-s", value: "NAME", "Go on in this session; it is made where it is missing"),
      CommandOption("--last", "Go on in the session used last"),
      .json,
      CommandOption("--stream-json", "Print the agent's own lines as they come"),
      .file,
      CommandOption(
        "--timeout", value: "SECONDS", "Interrupt after this long (300; 0 for never); what came is printed"),
    ] + CommandOption.newSession)

  static let chat = CommandDescription(
    "chat", operands: "[NAME]", count: 0...1, "Chat line by line: for dumb terminals, pipes and screen readers",
    details:
      "Each line is a prompt; `exit` or the end of the input ends it. Without NAME it goes on in the session used last here.",
    options: CommandOption.newSession)

  static let open = CommandDescription(
    "open", operands: "NAME", count: 1...1, "Open the terminal UI with a session, whatever its name",
    details: """
      A session that another Skein has is shown as it goes on there. With --take-over that one is asked to end its agent in
      order, keeping what had come, and to let go of it; the conversation goes on here.
      """,
    options: [CommandOption("--take-over", "Become the owner of a session that another Skein has")]
      + CommandOption.newSession)

  static let new = CommandDescription(
    "new", operands: "[NAME…]", count: 0...Int.max, "Make sessions and print their names",
    details: """
      With --template, NAME follows the template's prefix: `skein new --template code_review authentication` makes
      code_review-authentication. Of several names those that cannot be made are told, and the others are made. Files
      named by --file are mentioned as @PATH in the draft that waits in the composer.

      --json prints an object as in list, or for several names an array of them.
      """,
    options: [.json, .file] + CommandOption.newSession)

  static let set = CommandDescription(
    "set", operands: "NAME", count: 1...1, "Change a session's options, its metadata and its place in the list",
    details: """
      Options take effect when the agent starts next, the model and the permission mode at once. A list of tools or
      folders takes the place of the one before; an empty value leaves the choice to the agent again, and
      --meta KEY= takes a key away.
      """,
    options: [.json, .meta] + CommandOption.places + CommandOption.session)

  static let list = CommandDescription(
    "list", "List the sessions",
    details: """
      --json prints an array of objects: name, id, state (asleep, starting, working, needs_you, idle, failed; unknown
      where another Skein has it that does not answer), agent, model, permission_mode, folder, created, updated
      (milliseconds since 1970), unread, messages, pinned, owner (the process of the Skein that has it, or null),
      conversation, cost, metadata (an object: values by key), active (a running Skein has it), memory (bytes that its agent
      and all that it runs take; null where none runs), age and idle (milliseconds since it was made, and since something
      was last said in it). The order is that of the sidebar.
      """,
    options: [
      .json, CommandOption("--count", "Print only how many there are"),
      CommandOption("--names", "Print only their names, one a line"),
      CommandOption("--archived", "List those that are put away instead"),
      CommandOption(
        "--active", "Only those that a running Skein has: their age, messages and the memory of their agents"),
      CommandOption("--meta", value: "KEY=VALUE", repeats: true, "Only those whose metadata says so"),
    ])

  static let show = CommandDescription(
    "show", operands: "NAME", count: 1...1, "Print a session's transcript as Markdown",
    details:
      "--json prints an object: session (as in list) and blocks, each with id, time, kind and what belongs to that kind.",
    options: [.json])

  static let search = CommandDescription(
    "search", operands: "WORDS…", count: 1...Int.max, "Find what was said, in all sessions, the latest first",
    details: """
      Finds prompts and answers that hold every word, also as a part of another and whatever the case; "words in quotes" are a
      phrase. Filters: in:NAME, role:user or role:agent, since:2026 (-01, -01-31), folder:PATH.

      --json prints an array of objects: session (its name), id, block, time (milliseconds since 1970), role, excerpt, match
      (where in the excerpt the first word stands: from and to, in characters).
      """,
    options: [.json, CommandOption("--limit", value: "N", "The most that is printed (50)")])

  static let rename = CommandDescription("rename", operands: "OLD NEW", count: 2...2, "Give a session another name")

  static let clear = CommandDescription(
    "clear", operands: "NAME", count: 1...1, "Begin a session with a fresh context; what was said stays to be read")

  static let fork = CommandDescription(
    "fork", operands: "NAME [NEW]", count: 1...2,
    "Make a session that goes on from the same words; NAME stays as it is",
    details: """
      The agent gets a copy of the conversation. With --at it is copied up to before that prompt, which then stands in the
      composer of the new session: the number of a prompt, as --list tells them, or a part of its words that no other has.
      Prints the name of the new session; --list --json prints an array of objects: number, id, text, time.
      """,
    options: [
      .json, CommandOption("--at", value: "PROMPT", "End the copy before this prompt"),
      CommandOption("--list", "List the prompts instead"),
    ])

  static let archive = CommandDescription(
    "archive", operands: "NAME", count: 1...1, "Put a session away: kept, and not in the list",
    details: "`skein restore NAME`, opening it or a prompt takes it out again. See: skein list --archived")

  static let delete = CommandDescription(
    "delete", operands: "NAME", count: 1...1, "Move a session to the trash, or remove it for good",
    details: """
      With --purge the session, listed or in the trash, is removed for good: its words are in no file of Skein's
      afterwards. Claude Code keeps a record of the conversation of its own; its path is told, and whether that is to go
      as well is asked.
      """,
    options: [
      CommandOption("--purge", "Remove it for good"),
      CommandOption("--agent-record", "With --purge: remove the agent's own record too, unasked"),
      CommandOption("--yes", short: "-y", "Ask nothing (moving to the trash never asks); the agent's own record stays"),
    ])

  static let trash = CommandDescription(
    "trash", "List the sessions in the trash, the latest first",
    details:
      "--json prints an array of objects: name, id, agent, folder, created, updated, deleted (milliseconds since 1970).",
    options: [.json])

  static let restore = CommandDescription(
    "restore", operands: "NAME", count: 1...1,
    "Take a session out of the archive or the trash, the latest of that name",
    details: "A name that was taken meanwhile gets a number. Prints the name.")

  static let export = CommandDescription(
    "export", operands: "NAME", count: 1...1, "Print a session: as Markdown, as a document to import, or as a web page",
    details: """
      --json prints the whole session as one document that `skein import` takes back: format ("skein-session"), version,
      session (its settings) and blocks, each with id, time (milliseconds since 1970), kind, text and what else belongs
      to that kind. --html prints a page that needs nothing else and holds no scripts.
      """,
    options: [
      CommandOption("--markdown", "Markdown, which is what is printed without any of these"), .json,
      CommandOption("--html", "A self-contained web page"),
      CommandOption("--output", short: "-o", value: "FILE", "Write to this file, readable by you alone"),
    ])

  static let `import` = CommandDescription(
    "import", operands: "[FILE|ID|TITLE]", count: 0...1,
    "Make a session of a document of `skein export --json`, or of a conversation of Claude Code's own",
    details: """
      FILE may be - for standard input. A name that is taken gets a number. Prints the name.

      With --from-claude it lists the conversations that the claude program keeps in ~/.claude (or CLAUDE_CONFIG_DIR), the
      latest first; with the ID of one, or a TITLE or a part of it, that becomes a session with all that was said, and the
      next prompt goes on with it. Claude Code's own files are only read. --json prints an array of objects: id, title,
      folder, created, updated (milliseconds since 1970), size (bytes), path, session (the name of the one it is already, or
      null).
      """,
    options: [
      CommandOption("--from-claude", "Take over a conversation that Claude Code keeps; without a name list them"),
      .json,
    ])

  static let run = CommandDescription(
    "run", operands: "FILE", count: 0...1, "Run a workflow: prompts in one session, each with a check",
    details: """
      FILE is JSON5; `skein run --example` prints one with an explanation. The commands of its checks are run by the
      shell in the session's folder. The session is the one of the workflow's name, made where it is missing. When a run
      does not complete, the next one goes on at the step that failed. Replies go to standard output, progress to
      standard error. Exit codes: 0 completed, 1 a check or a turn failed, 124 timed out.

      --json prints one object: workflow, session, outcome (completed, check_failed, turn_failed, interrupted,
      timed_out), message, and steps, each with name, outcome (passed, kept, failed), corrections, reply, output.
      """,
    options: [
      CommandOption("--session", short: "-s", value: "NAME", "Run in this session; it is made where it is missing"),
      CommandOption("--from-start", "Begin with the first step, whatever was done before"),
      CommandOption("--example", "Print an example of a workflow"),
      .json, .file,
      CommandOption("--timeout", value: "SECONDS", "Interrupt a turn after this long (300; 0 for never)"),
    ] + CommandOption.newSession)

  static let templates = CommandDescription(
    "templates", "List the templates that sessions can begin with",
    details: """
      --json prints an array of objects: name, summary, prefix, file, problem (what is wrong in the file, or null).
      """,
    options: [.json])

  static let keys = CommandDescription(
    "keys", "List the keys of the terminal UI",
    details: "Those of keymap.json5 are among them, and what is wrong in that file is told.",
    options: [
      .json, CommandOption("--markdown", "Print a Markdown table"),
      CommandOption("--actions", "Print what keys can be bound to, and where"),
      CommandOption("--debug", "Show what each key that you press arrives as; Ctrl+C twice ends it"),
    ])

  static let config = CommandDescription(
    "config", "Show where the configuration is read from",
    options: [
      CommandOption("--print-default", "Print the commented default configuration"),
      CommandOption("--print-theme", value: "NAME", "Print a theme as a commented file"), .json,
    ])

  static let doctor = CommandDescription(
    "doctor", "Check what Skein needs, and sign in to the agent's service",
    details: """
      --sign-in starts the agent, prints the addresses at which to sign in, and waits until that is done. Skein keeps
      nothing of it: the agent stores what it is given.
      """,
    options: [
      .json, CommandOption("--sign-in", "Sign in to the agent's service"),
      CommandOption("--agent", value: "NAME", "With --sign-in: the agent's profile (claude)"),
    ])

  static let demoAgent = CommandDescription(
    "demo-agent", operands: "[OPTION…]", count: 0...Int.max,
    "Be the built-in agent: speaks the claude CLI's stream-json on standard input and output")
}
