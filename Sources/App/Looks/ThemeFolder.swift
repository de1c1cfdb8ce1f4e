import FoundationEssentials
import Terminal

/// All themes there are: the built-in ones and those in the user's folder, which come before a built-in one of that name.
struct ThemeFolder: Sendable {
  /// The user's folder, which may be missing.
  let path: String

  /// Themes that extend one another more often than this are refused.
  private static let depthLimit = 8

  static let builtInNames = Theme.builtIn.map(\.name)

  /// The names of all, the built-in ones first.
  var names: [String] {
    let own = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".json5") }
    return Self.builtInNames + own.map { String($0.dropLast(6)) }.filter { !Self.builtInNames.contains($0) }.sorted()
  }

  /// A theme by its name, and what is wrong in its file but for what makes it useless.
  /// - Throws: ``UsageProblem`` where there is none of that name, or its file cannot be read.
  func theme(named name: String) throws(UsageProblem) -> (theme: Theme, problems: [String]) {
    var problems: [String] = []
    let recipe = try recipe(name, [], &problems)
    return (recipe.theme(named: name), problems)
  }

  func recipe(named name: String) throws(UsageProblem) -> ThemeRecipe {
    var problems: [String] = []
    return try recipe(name, [], &problems)
  }

  private func recipe(_ name: String, _ outer: [String], _ problems: inout [String]) throws(UsageProblem) -> ThemeRecipe
  {
    // A theme that extends a built-in one of its own name means that one.
    let isOwn = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".") && outer.last != name
    guard isOwn, let text = ConfigurationFile.text(at: "\(path)/\(name).json5") else {
      if let builtIn = ThemeRecipe.builtIn(name) { return builtIn }
      let names = names
      let near = NearMiss.of(name, in: names).map { " Did you mean “\($0)”?" } ?? ""
      throw UsageProblem("There is no theme “\(name)”.\(near) There are: \(names.joined(separator: ", ")).")
    }
    guard !outer.contains(name), outer.count < Self.depthLimit else {
      throw UsageProblem(
        "\(path)/\(name).json5: themes extend one another in a circle: \(outer.joined(separator: ", ")).")
    }
    var found: [String] = []
    let file = try ThemeFile(parsing: text, name: "\(path)/\(name).json5") { other throws(UsageProblem) in
      try recipe(other, outer + [name], &found)
    }
    problems += found + file.problems
    return file.recipe
  }
}
