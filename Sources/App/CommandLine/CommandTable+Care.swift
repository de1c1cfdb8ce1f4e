import Conversation

/// The commands that look after what has gathered.
extension CommandTable {
  static let stop = CommandDescription(
    "stop", operands: "[NAME]", count: 0...1, "End the agent of a session; its next prompt starts it again",
    details: """
      The Skein that runs it is asked to end it in order; what had come is kept, and the session stays open there. One that
      does not answer is told, with exit code 5.
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
      What each turn took, as the agents told it, by the model that took it and the day it ended on (where this computer is). Also
      of sessions that are put away or in the trash; what is removed for good is gone from here too. What an older Skein stored,
      and what an imported session brought, counts for the day on which something was last said.

      --json prints an object: sessions, models, days (arrays of objects with session, model or day; with --by one of them) and
      total, each with input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost (US dollars).
      """,
    options: [
      CommandOption("--by", value: "WHAT", choices: UsageReport.Grouping.allCases.map(\.rawValue), "Only these sums"),
      CommandOption("--since", value: "AGE", "What was spent in the last: 24h, 7d, 4w"),
      .json,
    ])

  static let completions = CommandDescription(
    "completions", operands: "bash|zsh|fish", count: 1...1, "Print what a shell needs to complete skein's command line")
}
