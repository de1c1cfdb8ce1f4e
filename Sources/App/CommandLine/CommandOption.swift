/// One option of the command line.
struct CommandOption: Hashable, Sendable {
  /// With its dashes: `--model`.
  let name: String
  /// One letter, with its dash: `-s`.
  let short: String?
  /// What stands for its value in the help; nil where it takes none.
  let value: String?
  /// The only words it takes; empty: any.
  let choices: [String]
  let repeats: Bool
  let summary: String

  init(
    _ name: String, short: String? = nil, value: String? = nil, choices: [String] = [], repeats: Bool = false,
    _ summary: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.choices = choices
    self.repeats = repeats
    self.summary = summary
  }

  /// As the help shows it: `-s, --session NAME`.
  var usage: String { (short.map { $0 + ", " } ?? "") + name + (value.map { " " + $0 } ?? "") }
}
