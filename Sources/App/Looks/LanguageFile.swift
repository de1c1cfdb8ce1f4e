import ChatUI
import JSON
import Resources
import Terminal

/// A language as a file below `Resources/languages` describes it: `main`, and further sets of rules that regions name.
struct LanguageFile {
  /// What is wrong with a file that ships with the program; its test holds that nothing is.
  struct Problem: Error, Hashable, CustomStringConvertible { let description: String }

  /// All languages, each read when it is wanted.
  static let library = LanguageLibrary(
    names: {
      var names: [String: String] = [:]
      guard let text = DefaultFiles.languages["names"]?.text,
        let members = (try? JSON5Document(parsing: text))?.value.members
      else { return names }
      for member in members {
        for name in (member.value.string ?? "").split(separator: " ") { names[String(name)] = member.key }
      }
      return names
    },
    load: { name in
      DefaultFiles.languages[name].flatMap { try? LanguageFile(parsing: $0.text, name: name).language }
    })

  private(set) var language: Language
  private let sets: [(name: String, value: JSONValue)]
  private var regions: [LanguageRegion] = []

  init(parsing text: String, name: String) throws {
    guard let members = try JSON5Document(parsing: text).value.members else {
      throw Problem(description: "\(name): rules stand in braces")
    }
    sets = members.map { ($0.key, $0.value) }
    guard sets.first?.name == "main" else { throw Problem(description: "\(name): the first rules are called main") }
    language = Language(name: name, rules: [], regions: [])
    var rules: [LanguageRules] = []
    for set in sets { rules.append(try read(set.value)) }
    language = Language(name: name, rules: rules, regions: regions)
  }

  /// The value of a set's setting: its own, else that of the set it is like.
  private func setting(_ name: String, of set: JSONValue) -> JSONValue? {
    if let own = set[name] { return own }
    guard let like = set["like"]?.string, let other = sets.first(where: { $0.name == like }) else { return nil }
    return other.value[name]
  }

  private mutating func read(_ set: JSONValue) throws -> LanguageRules {
    let known: Set = [
      "like", "keywords", "types", "constants", "ignoreCase", "wordStarts", "wordParts", "plain", "numbers", "word",
      "capitalized", "before", "marks", "keys", "lines", "regions",
    ]
    for member in set.members ?? [] where !known.contains(member.key) {
      throw Problem(description: "there is no setting \(member.key)")
    }
    var rules = LanguageRules()
    rules.ignoresCase = setting("ignoreCase", of: set)?.bool ?? false
    for (name, style) in [("keywords", "keyword"), ("types", "type"), ("constants", "constant")] {
      rules.add(words: setting(name, of: set)?.string ?? "", Self.style(style))
    }
    rules.wordStarts = Array((setting("wordStarts", of: set)?.string ?? "").utf8)
    rules.wordParts = Array((setting("wordParts", of: set)?.string ?? "").utf8)
    rules.isPlain = setting("plain", of: set)?.bool ?? false
    rules.hasNumbers = setting("numbers", of: set)?.bool ?? true
    rules.word = Self.optionalStyle(setting("word", of: set))
    rules.capitalized = Self.optionalStyle(setting("capitalized", of: set))
    for member in setting("before", of: set)?.members ?? [] {
      if let byte = member.key.utf8.first { rules.before[byte] = Self.optionalStyle(member.value) }
    }
    rules.marks = (setting("marks", of: set)?.members ?? []).map { member in
      (mark: Array(member.key.utf8), style: Self.style(member.value.string ?? ""))
    }.sorted { $0.mark.count > $1.mark.count }
    if let keys = setting("keys", of: set), let separators = keys["separators"]?.string {
      rules.keys = LanguageRules.Keys(
        separators: separators, style: Self.style(keys["style"]?.string ?? "key"),
        wantsBlank: keys["blankAfter"]?.bool ?? false)
    }
    rules.lines = (setting("lines", of: set)?.array ?? []).map { line in
      LanguageRules.Line(begin: line["begin"]?.string ?? "", style: Self.style(line["style"]?.string ?? ""))
    }
    // The regions of its own come before those of the set it is like.
    for value in (set["regions"]?.array ?? []) + inherited(set) {
      rules.regions.append(regions.count)
      regions.append(try region(value))
    }
    return rules
  }

  private func inherited(_ set: JSONValue) -> [JSONValue] {
    guard let like = set["like"]?.string else { return [] }
    return sets.first { $0.name == like }?.value["regions"]?.array ?? []
  }

  private func region(_ value: JSONValue) throws -> LanguageRegion {
    let known: Set = [
      "begin", "end", "style", "escape", "lines", "nests", "apart", "tight", "atLineStart", "inside", "before",
      "character", "token", "heredoc", "short",
    ]
    for member in value.members ?? [] where !known.contains(member.key) {
      throw Problem(description: "a region has no setting \(member.key)")
    }
    guard let begin = value["begin"]?.string, !begin.isEmpty else {
      throw Problem(description: "a region has no beginning")
    }
    var region = LanguageRegion(
      begin: begin, end: value["end"]?.string ?? "", style: Self.style(value["style"]?.string ?? ""))
    region.escape = value["escape"]?.string?.utf8.first
    region.spansLines = value["lines"]?.bool ?? false
    region.nests = value["nests"]?.bool ?? false
    region.isApart = value["apart"]?.bool ?? false
    region.isTight = value["tight"]?.bool ?? false
    region.isAtLineStart = value["atLineStart"]?.bool ?? false
    for (name, kind) in [
      ("character", LanguageRegion.Kind.character), ("token", .token), ("heredoc", .heredoc), ("short", .short),
    ] where value[name]?.bool == true {
      region.kind = kind
    }
    if let member = value["before"]?.members?.first, let byte = member.key.utf8.first {
      region.before = (byte, Self.style(member.value.string ?? ""))
    }
    if let inside = value["inside"]?.string {
      guard let place = sets.firstIndex(where: { $0.name == inside }) else {
        throw Problem(description: "there are no rules \(inside)")
      }
      region.inside = place
    }
    return region
  }

  private static func optionalStyle(_ value: JSONValue?) -> StyleName? {
    guard let word = value?.string, !word.isEmpty else { return nil }
    return style(word)
  }

  /// `keyword` is `code.keyword`; a name with a point in it stays.
  private static func style(_ word: String) -> StyleName {
    word.isEmpty ? "code" : StyleName(word.contains(".") ? word : "code.\(word)")
  }
}
