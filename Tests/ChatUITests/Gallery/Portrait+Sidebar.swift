import Conversation
import Terminal

@testable import ChatUI

/// The list of sessions.
extension Portrait {
  static let sidebar: [Portrait] = [
    Portrait("sidebar") { $0.press("F2", "j") },
    Portrait("sidebar-hidden") { $0.press("F2", "F2") },
    Portrait("sidebar-many", from: Start(crowd)) { $0.press("F2", "j", "j") },
    Portrait("sidebar-grouped", from: Start(crowd)) { $0.press("F2", "j", "j", "Ctrl+X", "g") },
    Portrait("sidebar-filter", from: Start(crowd)) {
      $0.press("F2", "/")
      $0.type("shop")
    },
    Portrait("sidebar-filtered", from: Start(crowd)) {
      $0.press("F2", "/")
      $0.type("shop")
      $0.press("Tab", "j")
    },
    Portrait("sidebar-filter-nothing", from: Start(crowd)) {
      $0.press("F2", "/")
      $0.type("nowhere")
    },
    Portrait("sidebar-columns", from: Start { crowd($0, sidebarWidth: 60) }) { $0.press("F2") },
    Portrait("sidebar-lines", from: Start { crowd($0, sidebarWidth: 32) }) {
      $0.state.sidebar.detail = .lines
      $0.press("F2")
    },
    Portrait("sidebar-plain", from: Start(crowd)) {
      $0.state.sidebar.detail = .none
      $0.press("F2")
    },
  ]
}
