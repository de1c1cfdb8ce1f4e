/// The commands that look after what has gathered.
extension CommandTable {
  static let stop = CommandDescription(
    "stop", operands: "[NAME]", count: 0...1, "End the agent of a session; its next prompt starts it again",
    details: """
      Agents end with the Skein that runs them. One that another Skein runs now is left alone and told, with exit code 5: stop
      it there with Ctrl+X w.
      """,
    options: [CommandOption("--all", "The agents of all sessions")])

  static let cleanup = CommandDescription(
    "cleanup", "Move old sessions to the trash",
    details: """
      With both options a session goes that both mean. What is put away (archive) stays. Standard output gets how many went.
      """,
    options: [
      CommandOption("--older-than", value: "AGE", "Those in which nothing was said for so long: 30d, 12h, 2w"),
      CommandOption("--keep", value: "N", "All but the N in which something was said last"),
      CommandOption("--yes", short: "-y", "Ask nothing"),
    ])

  static let usage = CommandDescription(
    "usage", "Show tokens and money by session, model and day",
    details: """
      From what is stored of the sessions that are not in the trash, as their agents reported it; a session counts for the
      model that answered last and the day (UTC) on which something was last said in it.

      --json prints an object: sessions, models, days (arrays of objects with session, model or day) and total, each with
      input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost (US dollars).
      """,
    options: [.json])

  static let completions = CommandDescription(
    "completions", operands: "bash|zsh|fish", count: 1...1, "Print what a shell needs to complete skein's command line")
}
