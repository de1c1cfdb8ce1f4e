import ChatUI
import JSON

extension ConfigurationReader {
  /// A switch inside of a group of settings.
  func flag(_ member: JSONMember, in group: String) throws(UsageProblem) -> Bool {
    guard let value = member.value.bool else { throw wrong("\(group).\(member.key)", "true or false") }
    return value
  }

  /// When and how a user is called.
  func attention(_ notify: JSONMember) throws(UsageProblem) -> AttentionOptions {
    guard let members = notify.value.members else { throw wrong(notify.key, "settings in braces: { … }") }
    var options = AttentionOptions()
    for member in members {
      switch member.key {
      case "bell": options.bell = try flag(member, in: "notify")
      case "desktop": options.desktop = try flag(member, in: "notify")
      case "command":
        guard let words = texts(member), words.first?.isEmpty != true else {
          throw wrong(
            "notify.command", "a list of texts, the program first: [\"notify-send\", \"{session}\", \"{reason}\"]")
        }
        options.command = words
      case "on":
        let known = AttentionOptions.Reason.allCases
        let reasons = texts(member).map { $0.map(AttentionOptions.Reason.init) }
        guard let reasons, !reasons.contains(nil) else {
          throw wrong("notify.on", "a list of: \(known.map(\.rawValue).joined(separator: ", "))")
        }
        options.reasons = Set(reasons.compactMap { $0 })
      default:
        throw unknown(
          "notify." + member.key, known: ["notify.bell", "notify.desktop", "notify.command", "notify.on"])
      }
    }
    return options
  }

  private func texts(_ member: JSONMember) -> [String]? {
    guard let values = member.value.array else { return nil }
    let texts = values.compactMap(\.string)
    return texts.count == values.count ? texts : nil
  }
}
