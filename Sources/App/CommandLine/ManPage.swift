import ChatUI

/// The manual page, made from the tables of commands and keys. `Resources/skein.1` is what it makes.
enum ManPage {
  static func text(version: String) -> String {
    let commands = CommandTable.commands.filter { $0 != CommandTable.demoAgent }
    var page = """
      .TH SKEIN 1 "" "skein \(version)" "User Commands"
      .SH NAME
      skein \\- many conversations with coding agents in one terminal
      .SH SYNOPSIS
      .B skein
      [\\fIOPTION\\fR]... [\\fINAME\\fR]
      .br
      .B skein
      \\fICOMMAND\\fR [\\fIOPTION\\fR]...
      .SH DESCRIPTION
      Without a command the terminal UI opens, with the session used last in this folder, else the one used last, or with
      the session \\fINAME\\fR, which is made where it is missing. Every conversation is a long-lived agent process that
      remembers, and everything that was said is kept.
      .SH OPTIONS

      """
    page += options(CommandTable.root.allOptions)
    page += ".SH COMMANDS\n"
    for command in commands {
      page += ".SS skein \(escaped(command.name))"
      page += (command.operands.isEmpty ? "" : " " + escaped(command.operands)) + "\n"
      page += line(command.summary + ".") + "\n"
      if !command.details.isEmpty { page += ".PP\n.nf\n" + lines(command.details) + ".fi\n" }
      page += options(command.options)
    }
    page += ".SH KEYS\n"
    for section in Keymap.standard.sections {
      page += ".SS \(escaped(section.title))\n"
      for entry in section.lines { page += ".TP\n.B \(escaped(entry.keys))\n\(line(entry.help))\n" }
    }
    return page + """
      .SH EXIT STATUS
      0 done, 1 failed, 2 wrong usage or an unusable terminal, 3 no such session, 4 the agent could not run, 5 session in
      use by another Skein, 124 timed out, 129, 130, 143 ended by a signal.
      .SH ENVIRONMENT
      .TP
      .B SKEIN_CLAUDE
      The claude executable.
      .TP
      .B SKEIN_DATA_DIR
      Where the history is kept.
      .TP
      .B NO_COLOR
      No colours.
      .TP
      .B REDUCE_MOTION
      Nothing moves more often than it must.
      .TP
      .B VISUAL\\fR, \\fBEDITOR
      The editor for long prompts.
      .SH FILES
      .TP
      .I $XDG_CONFIG_HOME/skein/config.json5
      The configuration (see: skein config \\-\\-print\\-default).
      .TP
      .I $XDG_CONFIG_HOME/skein/keymap.json5
      Keys of one's own, by place (see: skein keys \\-\\-actions).
      .TP
      .I $XDG_CONFIG_HOME/skein/themes/
      Themes of one's own (see: skein config \\-\\-print\\-theme dark).
      .TP
      .I $XDG_DATA_HOME/skein/
      The history.

      """
  }

  private static func options(_ options: [CommandOption]) -> String {
    options.map { option in
      let choices = option.choices.isEmpty ? "" : ": " + option.choices.joined(separator: ", ")
      return ".TP\n.B \(escaped(option.usage))\n\(line(option.summary + choices + "."))\n"
    }.joined()
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) + "\n" }.joined()
  }

  /// A line of text: one that begins as a request would is set apart.
  private static func line(_ text: String) -> String {
    let text = escaped(text)
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("^", with: "\\(ha")
      .replacing("`", with: "\\(ga").replacing("~", with: "\\(ti")
  }
}
