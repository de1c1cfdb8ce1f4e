import Synchronization

/// The languages that can be coloured. Each is read when it is first needed, and kept.
public final class LanguageLibrary: Sendable {
  /// Nothing is coloured.
  public static let empty = LanguageLibrary(names: { [:] }, load: { _ in nil })

  private struct Cache {
    var names: [String: String]?
    var languages: [String: Language?] = [:]
  }

  private let names: @Sendable () -> [String: String]
  private let load: @Sendable (String) -> Language?
  private let cache = Mutex(Cache())

  /// - Parameters:
  ///   - names: the languages by all their names in lower case, asked once.
  ///   - load: reads one, asked once; nil where it cannot be read.
  public init(
    names: @escaping @Sendable () -> [String: String], load: @escaping @Sendable (String) -> Language?
  ) {
    self.names = names
    self.load = load
  }

  /// The language that the words after a code block's fence name, as in `swift`, `{.python}` or `ts,ignore`.
  public func language(named words: String) -> Language? {
    let name = words.lowercased().prefix { !" \t,:;}".contains($0) }.drop { "{.".contains($0) }
    return name.isEmpty || name.utf8.count > 24 ? nil : find(String(name))
  }

  /// The language of a file, by its name's ending, else by its whole name.
  public func language(ofFile path: String) -> Language? {
    guard let file = path.split(separator: "/").last?.lowercased(), file.utf8.count < 256 else { return nil }
    let parts = file.split(separator: ".")
    guard let last = parts.last else { return nil }
    return find(String(last)) ?? (parts.count > 1 ? parts.first.flatMap { find(String($0), wholeName: true) } : nil)
  }

  /// Of the beginnings of names only those of make and docker tell a language: `Dockerfile.test`.
  private func find(_ name: String, wholeName: Bool = false) -> Language? {
    if wholeName, name != "dockerfile", name != "makefile" { return nil }
    return cache.withLock { cache in
      let names = cache.names ?? names()
      cache.names = names
      guard let language = names[name] else { return nil }
      if let known = cache.languages[language] { return known }
      let loaded = load(language)
      cache.languages[language] = .some(loaded)
      return loaded
    }
  }
}
