import ChatUI
import Conversation
import Terminal

/// How the screen of this run looks: what the command line, the configuration, the environment and the user's files say.
///
/// Owned by the main thread. Only what the first frame needs is read before it; the rest comes from the background.
final class ScreenLooks {
  /// The theme of the first frame.
  let first: Theme
  private let wanted: String
  private let noColor: String?
  /// Whether the terminal's background is light, as it told itself or, before it did, as the environment says.
  private var isLight: Bool
  private let folder: String
  private let configurationPath: String
  private let symbols: SymbolSet
  private let reducesMotion: Bool
  private let isQuiet: Bool
  private var themes: [String: Theme] = [:]
  private var watch: LooksWatch?

  /// - Throws: ``UsageProblem`` where the wanted theme is none.
  init(_ assembly: Assembly) throws(UsageProblem) {
    let configuration = assembly.configuration
    let environment = assembly.environment
    folder = assembly.folders.configuration
    configurationPath = assembly.configurationPath
    wanted = assembly.arguments["--theme"] ?? configuration.theme
    noColor = environment["NO_COLOR"]
    isLight = Self.isLight(environment["COLORFGBG"])
    isQuiet = configuration.isQuiet || assembly.arguments.has("--quiet")
    reducesMotion = configuration.reducesMotion ?? !(environment["REDUCE_MOTION"] ?? "").isEmpty
    // In a locale that is not UTF-8 the driver itself writes ASCII.
    let usual: SymbolSet = environment["TERM"]?.hasPrefix("linux") == true ? .ascii : .unicode
    symbols = isQuiet ? .none : configuration.symbols ?? usual
    let name = Self.resolved(wanted, isLight: isLight)
    let theme = try ThemeFolder(path: "\(folder)/themes").theme(named: name).theme
    first = Theme.choose(name, noColor: noColor, among: [theme])
  }

  /// `auto` by the colours that some terminals tell: the last part of `15;0` is the background's number.
  static func isLight(_ colors: String?) -> Bool {
    guard let number = colors?.split(separator: ";").last.flatMap({ Int($0) }) else { return false }
    return number == 7 || number > 8 && number < 16
  }

  private static func resolved(_ name: String, isLight: Bool) -> String {
    name == "auto" ? isLight ? "light" : "dark" : name
  }

  func prepare(_ options: inout ChatOptions) {
    options.languages = LanguageFile.library
    options.themes = ThemeFolder.builtInNames
    options.theme = wanted
    options.configurationPath = configurationPath
    options.symbols = symbols
    options.reducesMotion = reducesMotion
    options.isQuiet = isQuiet
    if isQuiet { options.showsSidebar = false }
    options.keymap = Looks.keymap(folder).keymap
  }

  /// Reads the user's files in the background, now and whenever they are saved; `arrival` may be called from there.
  func start(_ arrival: @escaping @Sendable () -> Void) {
    watch = LooksWatch(folder: folder, arrival: arrival)
    watch?.start()
  }

  /// What was read since the last time.
  func take() -> Looks? {
    let looks = watch?.take()
    if let looks { themes = looks.themes }
    return looks
  }

  /// The terminal told its background; answers whether another theme is `auto` now.
  func take(background: Color) -> Bool {
    guard let isLight = background.isLight, isLight != self.isLight else { return false }
    self.isLight = isLight
    return true
  }

  /// A theme to draw in; nil where there is none of that name any more.
  func theme(named name: String) -> Theme? {
    if let noColor, !noColor.isEmpty { return .mono }
    let name = Self.resolved(name, isLight: isLight)
    return themes[name] ?? Theme.builtIn.first { $0.name == name }
  }
}

extension TerminalUI {
  /// The user's files changed: keys count at once, and the theme is drawn anew where it is another now.
  func takeLooks(now: Timestamp) {
    guard let news = looks.take() else { return }
    state.take(themes: news.names, keymap: news.keymap, problems: news.problems, now: now)
    drawInTheme()
  }

  /// The terminal told its background, whenever that comes: no frame waits for it.
  func takeBackground() {
    if let color = driver.takeBackground(), looks.take(background: color) { drawInTheme() }
  }

  private func drawInTheme() {
    if let theme = looks.theme(named: state.themeInUse) { driver.theme = theme }
    ask(.later)
  }
}
