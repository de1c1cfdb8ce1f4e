import Terminal
import Testing

@testable import ChatUI

/// Nothing that can be on the screen is without a picture.
@Suite struct SightTests {
  @Test func `all there is to see is in a picture`() {
    let states = Portrait.all.flatMap(\.stages).map(\.state)
    func expectAll<S: Sight>(_ kind: S.Type) {
      let missing = Set(S.allCases).subtracting(states.flatMap { S.all(in: $0) })
      #expect(missing.isEmpty, "\(kind): no picture of \(missing)")
    }
    expectAll(KeyContext.self)
    expectAll(OverlaySight.self)
    expectAll(PickerSight.self)
    expectAll(ConfirmationSight.self)
    expectAll(FieldSight.self)
    expectAll(FormSight.self)
    expectAll(PanelSight.self)
    expectAll(StatusSight.self)
    expectAll(SidebarSight.self)
    expectAll(PartSight.self)
    expectAll(ComposerSight.self)
    expectAll(RequestSight.self)
    expectAll(BrowseSight.self)
    expectAll(BlockSight.self)
    expectAll(ToolSight.self)
  }
}
