import Terminal
import Testing

@testable import ChatUI

/// Draws each part with its letter: s idebar, h eader, t ranscript, q ueue, p ermission, m essages, c omposer, . status.
private func drawn(_ size: Size, _ change: (inout ScreenLayout.Wants) -> Void = { _ in }) -> String {
  var wants = ScreenLayout.Wants()
  change(&wants)
  let layout = ScreenLayout(size, wants)
  var canvas = Canvas(size: size)
  let parts: [(Rect, Character)] = [
    (layout.sidebar, "s"), (layout.divider, "|"), (layout.header, "h"), (layout.transcript, "t"), (layout.queue, "q"),
    (layout.permission, "p"), (layout.messages, "m"), (layout.rule, "-"), (layout.composer, "c"), (layout.status, "."),
  ]
  for (rect, character) in parts { canvas.fill(rect, character) }
  // One column of each part is enough to see.
  return (0..<size.rows).map { row in
    String(canvas.screen.text(row: row).reduce(into: [Character]()) { if $0.last != $1 { $0.append($1) } })
  }.joined(separator: "\n")
}

@Suite struct LayoutTests {
  @Test func `everything has its place`() {
    let picture = drawn(Size(rows: 16, columns: 80)) {
      $0.composer = 2
      $0.queue = 1
      $0.messages = 1
      $0.permission = 4
    }
    #expect(
      picture == """
        s|h
        s|t
        s|t
        s|t
        s|t
        s|t
        s|q
        s|p
        s|p
        s|p
        s|p
        s|m
        s|-
        s|c
        s|c
        .
        """)
  }

  @Test func `a narrow screen has no sidebar, unless it is wanted`() {
    #expect(drawn(Size(rows: 6, columns: 69)) == "t\nt\nt\nt\nc\n.")
    #expect(drawn(Size(rows: 3, columns: 69)) { $0.sidebar = .focused } == "s\ns\n.")
    #expect(drawn(Size(rows: 3, columns: 80)) { $0.sidebar = .hidden } == "t\nc\n.")
  }

  @Test func `a whole request takes all but the composer`() {
    let picture = drawn(Size(rows: 10, columns: 40)) {
      $0.permission = 100
      $0.isPermissionFocused = true
      $0.isPermissionWhole = true
    }
    #expect(picture == "p\np\np\np\np\np\np\n-\nc\n.")
  }

  @Test func `the composer grows to two fifths`() {
    let picture = drawn(Size(rows: 20, columns: 40)) { $0.composer = 50 }
    #expect(picture.count(where: { $0 == "c" }) == 8)
  }

  @Test func `nothing overlaps or sticks out at any size`() {
    for rows in 0...30 {
      for columns in [0, 1, 5, 20, 69, 70, 100, 200] {
        for wanted in [0, 1, 5, 100] {
          var wants = ScreenLayout.Wants()
          wants.composer = max(1, wanted)
          wants.queue = wanted
          wants.messages = wanted
          wants.permission = wanted
          wants.isPermissionFocused = wanted > 1
          let layout = ScreenLayout(Size(rows: rows, columns: columns), wants)
          let parts = [
            layout.sidebar, layout.divider, layout.header, layout.transcript, layout.queue, layout.permission,
            layout.messages, layout.rule, layout.composer, layout.status,
          ].filter { !$0.isEmpty }
          let cells = parts.reduce(0) { $0 + $1.rows * $1.columns }
          #expect(cells <= rows * columns)
          for (index, part) in parts.enumerated() {
            #expect(part.intersection(Rect(Size(rows: rows, columns: columns))) == part)
            for other in parts[(index + 1)...] { #expect(part.intersection(other).isEmpty) }
          }
          if rows > 0, columns > 0 { #expect(!layout.composer.isEmpty) }
        }
      }
    }
  }

  @Test func `the list of sessions takes of a wide screen what the transcript can spare`() {
    func width(_ columns: Int, wished: Int? = nil, isSplit: Bool = false) -> Int {
      var wants = ScreenLayout.Wants()
      wants.sidebarWidth = wished
      wants.isSplit = isSplit
      return ScreenLayout(Size(rows: 40, columns: columns), wants).sidebar.columns
    }
    #expect([80, 120, 140, 160, 200, 400].map { width($0) } == [24, 28, 28, 48, 68, 68])
    #expect(width(200, isSplit: true) == 28)
    #expect(width(200, wished: 28) == 28)
    #expect(width(200, wished: 80) == 80)
  }
}
