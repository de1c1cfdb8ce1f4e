/// What a shell needs to complete Skein's command line, made from the table of commands.
enum ShellCompletions {
  static let shells = ["bash", "zsh", "fish"]

  static func script(for shell: String) -> String {
    switch shell {
    case "fish": fish
    case "zsh": "#compdef skein\nautoload -U +X bashcompinit && bashcompinit\n" + bash
    default: bash
    }
  }

  private static var commands: [CommandDescription] { CommandTable.commands.filter { $0 != CommandTable.demoAgent } }

  private static func words(of command: CommandDescription) -> String {
    command.allOptions.flatMap { [$0.name] + [$0.short].compactMap(\.self) }.joined(separator: " ")
  }

  /// Commands whose first word is the name of a session that is in the list.
  private static var named: [String] {
    commands.filter { ["NAME", "OLD"].contains($0.operands.prefix { $0.isLetter || $0 == "[" }.drop { $0 == "[" }) }
      .map(\.name)
      .filter { $0 != "new" && $0 != "restore" }
  }

  private static var bash: String {
    let choices = (commands + [CommandTable.root]).flatMap(\.allOptions).filter { !$0.choices.isEmpty }
    var seen: Set<String> = []
    let values = choices.filter { seen.insert($0.name).inserted }.map {
      "    \($0.name)) COMPREPLY=($(compgen -W '\($0.choices.joined(separator: " "))' -- \"$word\")); return ;;\n"
    }
    let options = commands.map { "    \($0.name)) words='\(words(of: $0))' ;;\n" }
    return """
      # skein: completion for bash. Load it with: source <(skein completions bash)
      # Sets COMPREPLY to the names of sessions that begin with the word, as the shell must be given them.
      _skein_sessions() {
        local name quoted
        COMPREPLY=()
        while IFS= read -r name; do
          quoted=$(printf %q "$name")
          case "$quoted" in "$word"*) COMPREPLY+=("$quoted"); continue ;; esac
          case "$name" in "$word"*) COMPREPLY+=("$quoted") ;; esac
        done < <(skein list --names 2>/dev/null)
      }
      _skein() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words
        case "$before" in
          -s|--session) _skein_sessions; return ;;
      \(values.joined())    esac
        case "${COMP_WORDS[1]}" in
      \(options.joined())    *) words='\(words(of: CommandTable.root))' ;;
        esac
        if [ "$COMP_CWORD" -eq 2 ] && [ "${word#-}" = "$word" ]; then
          case "${COMP_WORDS[1]}" in
            completions) COMPREPLY=($(compgen -W '\(shells.joined(separator: " "))' -- "$word")); return ;;
            \(named.joined(separator: "|"))) _skein_sessions; return ;;
          esac
        fi
        if [ "$COMP_CWORD" -eq 1 ] && [ "${word#-}" = "$word" ]; then words='\(commands.map(\.name).joined(separator: " "))'; fi
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o default -F _skein skein

      """
  }

  private static var fish: String {
    func quoted(_ text: String) -> String {
      "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
    func line(_ option: CommandOption, _ condition: String) -> String {
      let short = option.short.map { " -s \($0.dropFirst())" } ?? ""
      let value =
        option.value == nil ? "" : option.choices.isEmpty ? " -r" : " -x -a '\(option.choices.joined(separator: " "))'"
      return
        "complete -c skein -n \(quoted(condition)) -l \(option.name.dropFirst(2))\(short)\(value) -d \(quoted(option.summary))\n"
    }
    let names = commands.map {
      "complete -c skein -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))\n"
    }
    let options = commands.flatMap { command in
      command.allOptions.map { line($0, "__fish_seen_subcommand_from \(command.name)") }
    }
    let root = CommandTable.root.allOptions.map { line($0, "__fish_use_subcommand") }
    let sessions = named.map {
      "complete -c skein -n \(quoted("__fish_seen_subcommand_from \($0)")) -f -a '(skein list --names 2>/dev/null)'\n"
    }
    let shells =
      "complete -c skein -n '__fish_seen_subcommand_from completions' -f -a '\(shells.joined(separator: " "))'\n"
    return "# skein: completion for fish. Keep it as ~/.config/fish/completions/skein.fish\n"
      + (names + root + options + sessions + [shells]).joined()
  }
}
