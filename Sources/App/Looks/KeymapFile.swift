import ChatUI
import JSON

/// The user's keys: `keymap.json5`, by the place where they hold. What is wrong in it is left out and told, the rest counts.
struct KeymapFile {
  let keymap: Keymap
  /// Each with file, line and column.
  let problems: [String]

  /// - Throws: ``UsageProblem`` where the text is no JSON5.
  init(parsing text: String, name: String, over standard: Keymap = .standard) throws(UsageProblem) {
    var file = try ConfigurationFile(parsing: text, name: name)
    guard let places = file.document.value.members else {
      throw UsageProblem("\(name):1:1: keys stand in braces, by place: { anywhere: { \"Ctrl+X T\": \"chooseTheme\" } }")
    }
    var changes: [Keymap.Change] = []
    for place in places {
      guard let context = KeyContext(rawValue: place.key) else {
        file.complain(at: [place.key], Self.unknown("place", place.key, KeyContext.allCases.map(\.rawValue)))
        continue
      }
      guard let members = place.value.members else {
        file.complain(at: [place.key], "keys stand in braces: { \"Alt+n\": \"newSession\" }")
        continue
      }
      for member in members {
        let path = [place.key, member.key]
        guard let change = Self.change(member, in: context, path, &file) else { continue }
        if let other = changes.first(where: { $0.key == change.key && $0.context == context }) {
          if other.action != change.action {
            let words = [other.action, change.action].map { $0?.rawValue ?? "nothing" }.joined(separator: " and ")
            file.complain(at: path, "\(change.key) is bound to \(words): give one of them another key")
          }
        } else if let objection = standard.objection(to: change) {
          file.complain(at: path, objection)
        } else {
          changes.append(change)
        }
      }
    }
    keymap = standard.changed(by: changes)
    problems = file.problems
  }

  private static func change(
    _ member: JSONMember, in context: KeyContext, _ path: [String], _ file: inout ConfigurationFile
  ) -> Keymap.Change? {
    guard let key = KeySequence(member.key) else {
      file.complain(at: path, "“\(member.key)” names no key; keys are written as in `skein keys`: Ctrl+X t, Alt+Up, F5")
      return nil
    }
    if member.value.isNull { return Keymap.Change(key, in: context, nil) }
    guard let word = member.value.string else {
      file.complain(at: path, "a key takes the name of an action in quotes, or null for nothing")
      return nil
    }
    guard let action = Action(rawValue: word) else {
      file.complain(at: path, unknown("action", word, Action.allCases.map(\.rawValue)))
      return nil
    }
    return Keymap.Change(key, in: context, action)
  }

  private static func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    let near = NearMiss.of(word, in: known) ?? NearMiss.offers(for: word, in: known, most: 1).first
    return "there is no \(what) “\(word)”" + (near.map { "; did you mean \($0)?" } ?? "; see: skein keys --actions")
  }
}
