/// How a programming language is coloured: rules by what is open at a place, the first for where nothing is.
public struct Language: Sendable {
  public let name: String
  let rules: [LanguageRules]
  let regions: [LanguageRegion]

  /// - Parameters:
  ///   - rules: at least one; the first counts where nothing is open.
  ///   - regions: what `rules` name by its place here.
  public init(name: String, rules: [LanguageRules], regions: [LanguageRegion]) {
    self.name = name
    self.rules = rules.isEmpty ? [LanguageRules()] : rules
    self.regions = regions
    beginnings = self.rules.map { LanguageBeginnings($0.regions.filter(regions.indices.contains), of: regions) }
  }

  /// For each of `rules` its regions by the byte they begin with.
  let beginnings: [LanguageBeginnings]
}
