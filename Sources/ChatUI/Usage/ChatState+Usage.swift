import Conversation

extension ChatState {
  mutating func openUsage() -> [Effect] {
    overlay = .usage(UsagePanel())
    return [.command(.usage(since: nil))]
  }

  mutating func perform(_ action: Action, in panel: UsagePanel) {
    var panel = panel
    switch action {
    case .listDown: panel.move(1)
    case .listUp: panel.move(-1)
    case .listPageDown: panel.page(1)
    case .listPageUp: panel.page(-1)
    case .usageGrouping: panel.changeGrouping()
    default: break
    }
    overlay = .usage(panel)
  }

  mutating func take(_ report: UsageReport) {
    guard case .usage(var panel) = overlay else { return }
    panel.report = report
    overlay = .usage(panel)
  }
}
