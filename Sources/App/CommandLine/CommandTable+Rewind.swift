extension CommandTable {
  static let rewind = CommandDescription(
    "rewind", operands: "NAME", count: 1...1, "Go back to before a prompt: the conversation, the files, or both",
    details: """
      Without --to it is the last prompt. PROMPT is its number, as --list tells them, or a part of its words that no other has.
      The conversation goes on with a copy that ends before the prompt, which then stands in the composer; what was said after
      it stays to be read. Files that the agent changed since are as they were before; which ones is told first, and asked.

      --json prints one object: prompt (number, id, text, time), files (paths), insertions, deletions, problem (why the files
      cannot be taken back, or null), done (whether anything was changed). --list --json prints an array of such prompts.
      """,
    options: [
      CommandOption("--to", value: "PROMPT", "Back to before this prompt"),
      CommandOption("--list", "List the prompts instead"),
      CommandOption("--files", "Only the files (with --conversation: both, as without any of the two)"),
      CommandOption("--conversation", "Only the conversation"),
      CommandOption("--dry-run", "Only tell what would change"),
      CommandOption("--yes", short: "-y", "Ask nothing"), .json,
    ])
}
