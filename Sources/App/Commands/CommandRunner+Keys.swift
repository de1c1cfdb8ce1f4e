import ChatUI
import JSON
import Terminal

extension CommandRunner {
  /// The table of keys, by the places where they hold.
  func keys() throws(TerminalProblem) -> Int32 {
    let (keymap, problems) = Looks.keymap(world.looksFolder)
    for problem in problems { world.errors.line("skein: \(problem)") }
    if arguments.has("--debug") {
      try KeyProbe(keymap: keymap, output: world.output).run()
      return ExitCode.done
    }
    if arguments.has("--actions") {
      printActions(keymap)
      return ExitCode.done
    }
    let sections = keymap.sections
    if arguments.has("--json") {
      let lines = sections.flatMap { section in
        section.lines.map { line -> JSONValue in
          ["where": .string(section.title), "keys": .string(line.keys), "what": .string(line.help)]
        }
      }
      world.output.line(JSONValue.array(lines).pretty)
      return ExitCode.done
    }
    if arguments.has("--markdown") {
      world.output.write(keymap.markdown())
      return ExitCode.done
    }
    let width = sections.flatMap(\.lines).map { TextWidth.columns($0.keys) }.max() ?? 0
    let pages = sections.map { section in
      section.title + "\n"
        + section.lines.map { "  " + TextWidth.padded($0.keys, columns: min(width, 36)) + "  " + $0.help + "\n" }
        .joined()
    }
    world.output.write(pages.joined(separator: "\n"))
    return ExitCode.done
  }

  /// The names that keymap.json5 knows.
  private func printActions(_ keymap: Keymap) {
    for context in KeyContext.allCases {
      let bindings = keymap.bindings.filter { $0.context == context }
      guard !bindings.isEmpty else { continue }
      world.output.line(context.rawValue)
      for binding in bindings {
        world.output.line("  \(TextWidth.padded(binding.action.rawValue, columns: 22)) \(binding.help)")
      }
    }
  }
}
