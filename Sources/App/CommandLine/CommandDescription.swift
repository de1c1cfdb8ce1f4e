/// One subcommand as the table describes it: the source of parsing, of near misses and of the help.
struct CommandDescription: Hashable, Sendable {
  let name: String
  /// What follows the name: `NAME`, `[PROMPT…]`; empty for none.
  let operands: String
  /// The fewest and the most words that may follow.
  let count: ClosedRange<Int>
  let summary: String
  /// More for its help: what it prints, a documented JSON shape.
  let details: String
  let options: [CommandOption]

  init(
    _ name: String, operands: String = "", count: ClosedRange<Int> = 0...0, _ summary: String, details: String = "",
    options: [CommandOption] = []
  ) {
    self.name = name
    self.operands = operands
    self.count = count
    self.summary = summary
    self.details = details
    self.options = options
  }

  var allOptions: [CommandOption] {
    options + CommandOption.program.filter { common in !options.contains { $0.name == common.name } }
  }
}
