import Testing

@testable import Terminal

/// A ground under what stands on the screen.
@Suite struct GroundTests {
  @Test func `words keep their colour on another ground`() {
    var canvas = Canvas(size: Size(rows: 1, columns: 10))
    canvas.put("ab", row: 0, column: 0, style: "good")
    canvas.put("cd", row: 0, column: 2, style: StyleName("bad").on("diff.added"))
    canvas.ground(Rect(row: 0, column: 0, rows: 1, columns: 10), "browse.cursor")
    let dark = Theme.dark
    let good = dark.style(canvas.screen[0, 0].style)
    #expect(good.foreground == dark.style("good").foreground)
    #expect(good.background == dark.style("browse.cursor").background)
    #expect(dark.style(canvas.screen[0, 2].style).background == dark.style("browse.cursor").background)
    #expect(canvas.screen[0, 9].style == StyleName("text").on("browse.cursor"))
  }

  @Test(arguments: Theme.builtIn) func `the row at hand looks otherwise in every theme`(theme: Theme) {
    #expect(theme.style(StyleName("text").on("browse.cursor")) != theme.style("text"))
    #expect(theme.style("diff.added") != theme.style("diff.removed"))
  }

  /// Most terminals have 256 colours only, of which few are dark.
  @Test(arguments: [Theme.dark, .light, .contrast], ["diff.added", "diff.removed"] as [StyleName])
  func `added and removed lines are no grey among 256 colours`(theme: Theme, scope: StyleName) throws {
    guard case .rgb(let red, let green, let blue) = theme.style(scope).background else { return }
    let shown = Color.components(palette: Color.nearestPalette(red: red, green: green, blue: blue))
    #expect(shown.red != shown.green)
  }
}
