import Foundation
import JSON
import Synchronization
import Terminal
import Testing

@testable import App
@testable import ChatUI

/// Themes in files, and that they are read again when they are saved.
@Suite struct ThemeFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-looks-\(UUID().uuidString)")

  private func save(_ text: String, as name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: false, encoding: .utf8)
  }

  private var themes: ThemeFolder { ThemeFolder(path: folder.appending(path: "themes").path) }

  @Test func `a theme changes tones and scopes of the one it extends`() throws {
    try save(##"{ extend: "light", tones: { accent: "#123456" } }"##, as: "themes/mine.json5")
    try save(#"{ extend: "mine", styles: { "code.keyword": { bold: true } } }"#, as: "themes/yours.json5")
    let (theme, problems) = try themes.theme(named: "yours")
    #expect(problems.isEmpty)
    #expect(theme.style("code.keyword") == Style(.hex(0x123456), attributes: .bold))
    #expect(theme.style("faint") == Theme.light.style("faint"))
    #expect(themes.names == ThemeFolder.builtInNames + ["mine", "yours"])
  }

  @Test func `what is wrong is told by its place, and the rest counts`() throws {
    try save("{ tones: {\n  acent: \"red\", bad: \"purpl\",\n  good: 3 }, style: {} }", as: "themes/x.json5")
    let (theme, problems) = try themes.theme(named: "x")
    #expect(theme.style("good").foreground == .palette(3))
    #expect(
      problems.map { String($0.dropFirst(themes.path.count)) }.map { $0.prefix(40) } == [
        "/x.json5:2:3: there is no tone acent; di", "/x.json5:2:17: a colour is \"#rrggbb\", a ",
        "/x.json5:3:14: there is no setting style",
      ])
    try save(#"{ extend: "b" }"#, as: "themes/a.json5")
    try save(#"{ extend: "a" }"#, as: "themes/b.json5")
    #expect(throws: UsageProblem.self) { try themes.theme(named: "a") }
    #expect { try themes.theme(named: "drak") } throws: { "\($0)".contains("Did you mean “dark”?") }
    #expect(throws: UsageProblem.self) { try themes.theme(named: "../x") }
  }

  @Test(arguments: ThemeFolder.builtInNames) func `a printed theme is the theme`(name: String) throws {
    let recipe = try #require(ThemeRecipe.builtIn(name))
    let text = ThemePrinter.text(of: recipe, named: name)
    let file = try ThemeFile(parsing: text, name: name) { _ throws(UsageProblem) in ThemeRecipe(tones: ThemeTones()) }
    #expect(file.problems.isEmpty)
    #expect(file.recipe.theme(named: name) == recipe.theme(named: name))
    // Also with every line taken in.
    let all = text.replacing("    // \"", with: "    \"")
    let full = try ThemeFile(parsing: all, name: name) { _ throws(UsageProblem) in ThemeRecipe(tones: ThemeTones()) }
    #expect(full.problems.isEmpty)
  }

  @Test func `a file that is saved is read again`() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // As at the first start of all: not even the folder above is there.
    let place = folder.appending(path: "config/skein")
    let watch = LooksWatch(folder: place.path) { arrival.yield() }
    watch.start()
    var iterator = arrivals.makeAsyncIterator()
    func next(_ isWanted: (Looks) -> Bool) async {
      while await iterator.next() != nil {
        if let looks = watch.take(), isWanted(looks) { return }
      }
    }
    await next { $0.names == ThemeFolder.builtInNames }
    // Folders that are made later are seen, too.
    try save(#"{ extend: "dark" }"#, as: "config/skein/themes/later.json5")
    await next { $0.themes["later"] != nil && $0.problems.isEmpty }
    try save(#"{ anywhere: { "F9": "hepl" } }"#, as: "config/skein/keymap.json5")
    await next { $0.problems.count == 1 }
    try save(#"{ anywhere: { "F9": "help" } }"#, as: "config/skein/keymap.json5")
    await next { $0.problems.isEmpty && $0.keymap != .standard }
  }

  @Test func `light and dark are known from what a terminal tells`() {
    #expect(ScreenLooks.isLight("0;15"))
    #expect(ScreenLooks.isLight("0;default;7"))
    for colors in ["15;0", "7;8", "", "x", nil] { #expect(!ScreenLooks.isLight(colors)) }
  }
}
