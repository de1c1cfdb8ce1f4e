/// The help pages, made from the table.
enum HelpText {
  static func of(_ command: CommandDescription) -> String {
    command.name.isEmpty ? main : page(of: command)
  }

  private static var main: String {
    let commands = CommandTable.commands.map {
      (left: $0.name + ($0.operands.isEmpty ? "" : " " + $0.operands), right: $0.summary)
    }
    return """
      Skein: many conversations with coding agents in one terminal.

      Usage:
        skein                 open the session used last in this folder, else the one used last
        skein NAME            open that session; it is made where it is missing
        skein COMMAND …       see: skein COMMAND --help

      Commands:
      \(columns(commands))

      Options:
      \(options(CommandTable.root.allOptions))

      Exit codes: 0 done, 1 failed, 2 wrong usage or an unusable terminal, 3 no such session, 4 the agent could not
      run, 5 session in use by another Skein, 124 timed out, 129, 130, 143 ended by a signal.

      """
  }

  private static func page(of command: CommandDescription) -> String {
    var text = "\(command.summary).\n\nUsage: skein \(command.name)"
    if !command.operands.isEmpty { text += " " + command.operands }
    text += command.options.isEmpty ? "\n" : " [options]\n"
    if !command.details.isEmpty { text += "\n" + command.details + "\n" }
    return text + "\nOptions:\n" + options(command.allOptions) + "\n"
  }

  private static func options(_ options: [CommandOption]) -> String {
    columns(
      options.map { option in
        let choices = option.choices.isEmpty ? "" : ": " + option.choices.joined(separator: ", ")
        return (option.usage, option.summary + choices)
      })
  }

  private static func columns(_ rows: [(left: String, right: String)]) -> String {
    let width = min(30, rows.map(\.left.count).max() ?? 0)
    return rows.map { row in
      let pad = String(repeating: " ", count: max(0, width - row.left.count))
      return row.left.count > width
        ? "  \(row.left)\n  \(String(repeating: " ", count: width))  \(row.right)" : "  \(row.left)\(pad)  \(row.right)"
    }.joined(separator: "\n")
  }
}
