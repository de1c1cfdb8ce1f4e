import ChatUI
import JSON
import Terminal

extension CommandRunner {
  /// The table of keys, by the places where they hold.
  func keys() -> Int32 {
    let sections = Keymap.standard.sections
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
      world.output.write(Keymap.standard.markdown())
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
}
