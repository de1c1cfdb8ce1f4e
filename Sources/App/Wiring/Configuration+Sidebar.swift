import ChatUI
import JSON

extension Configuration {
  mutating func takeSidebar(_ sidebar: JSONMember, _ reader: ConfigurationReader) throws(UsageProblem) {
    guard let members = sidebar.value.members else { throw reader.wrong(sidebar.key, "settings in braces: { … }") }
    for member in members {
      switch member.key {
      case "visible": showsSidebar = try reader.flag(member, in: "sidebar")
      case "width" where member.value.isNull: sidebarWidth = nil
      case "width":
        guard let value = member.value.int, (12...80).contains(value) else {
          throw reader.wrong("sidebar.width", "a whole number from 12 to 80")
        }
        sidebarWidth = value
      case "detail":
        guard let detail = member.value.string.flatMap(SidebarDetail.init) else {
          throw reader.wrong(
            "sidebar.detail", "one of \(SidebarDetail.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        sidebarDetail = detail
      case "grouped": groupsSessions = try reader.flag(member, in: "sidebar")
      default:
        throw reader.unknown(
          "sidebar." + member.key, known: ["sidebar.visible", "sidebar.width", "sidebar.detail", "sidebar.grouped"])
      }
    }
  }
}
