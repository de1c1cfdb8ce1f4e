import ChatUI
import Terminal

/// What the user's files say about the looks of the screen: themes and keys.
struct Looks: Equatable, Sendable {
  /// All themes but those whose files are useless, by their names.
  var themes: [String: Theme]
  /// The names in the order of the picker.
  var names: [String]
  var keymap: Keymap
  /// What is wrong, each with file, line and column.
  var problems: [String]

  /// Reads all; blocks while it does.
  static func read(_ folder: String) -> Looks {
    var looks = Looks(themes: [:], names: [], keymap: .standard, problems: [])
    let themes = ThemeFolder(path: "\(folder)/themes")
    for name in themes.names {
      do throws(UsageProblem) {
        let (theme, problems) = try themes.theme(named: name)
        looks.themes[name] = theme
        looks.names.append(name)
        looks.problems += problems
      } catch {
        looks.problems.append(error.description)
      }
    }
    let (keymap, problems) = keymap(folder)
    looks.keymap = keymap
    looks.problems += problems
    return looks
  }

  /// The keys in force, and what is wrong in the user's file.
  static func keymap(_ folder: String) -> (keymap: Keymap, problems: [String]) {
    let path = "\(folder)/keymap.json5"
    guard let text = ConfigurationFile.text(at: path) else { return (.standard, []) }
    do throws(UsageProblem) {
      let file = try KeymapFile(parsing: text, name: path)
      return (file.keymap, file.problems)
    } catch {
      return (.standard, [error.description])
    }
  }
}
