import CCurses
import Terminal
import Testing

@testable import App

/// What becomes of a theme's colours on terminals that have few.
@Suite struct StylePlanTests {
  private func look(_ name: StyleName, _ theme: Theme, colors: Int) -> (attributes: Int32, front: Int32?) {
    var front: Int32?
    var plan = StylePlan(theme: theme, depth: StylePlan.depth(colors: colors, environment: [:]))
    let look = plan.look(name) {
      front = $0
      _ = $1
      return 1
    }
    return (look.attributes, front)
  }

  /// Grey would be bold black there, which is black where bold makes nothing brighter.
  @Test(arguments: [Theme.dark, .light, .ansi16]) func `grey is dim where there are eight colours`(theme: Theme) {
    for name in ["faint", "status", "border"] as [StyleName] {
      let (attributes, front) = look(name, theme, colors: 8)
      #expect(attributes == Int32(SCREEN_DIM.rawValue))
      #expect(front == nil)
    }
    #expect(look("faint", .ansi16, colors: 16).front == 8)
  }

  /// Yellow and cyan are lost on white, and bold makes them paler still; dark blue is lost on black.
  @Test func `what matters is read on black and on white`() {
    let important: [StyleName] = [
      "transcript.permission.title", "sidebar.attention", "transcript.tool.name", "status.key", "overlay.title",
    ]
    for name in important {
      for colors in [8, 16] {
        let (attributes, front) = look(name, .light, colors: colors)
        #expect(![3, 6, 11, 14].contains(front), "\(name)")
        let isBold = attributes & Int32(SCREEN_BOLD.rawValue) != 0
        #expect(look(name, .dark, colors: colors).front != 4 || isBold || colors == 8, "\(name)")
      }
      #expect(![3, 4, 6, 11, 14].contains(look(name, .ansi16, colors: 256).front), "\(name)")
    }
    #expect(look("warning", .light, colors: 8).front != look("warning", .dark, colors: 8).front)
  }
}
