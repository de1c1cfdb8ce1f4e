import Conversation
import FoundationEssentials
import JSON
import SessionEngine

/// What `config.json5` sets; what it leaves out is as in the default file.
struct Configuration: Hashable, Sendable {
  /// The profile of new sessions, or "auto": Claude Code where it is found and else the demo.
  var agent = "auto"
  var model: String?
  var permissionMode: PermissionMode?
  var prefix: String?
  var isSafe = false
  var isUnstreamed = false
  var theme = "dark"
  /// How many agents may run at once while idle; nil: by the machine's memory.
  var residency: Int?
  /// Sessions that must be there, and which go by themselves.
  var engine = EngineConfiguration()
  var showsSidebar = true
  /// In columns.
  var sidebarWidth = 28

  init() {}

  /// A file that is not there is no mistake unless it was asked for by name.
  /// - Throws: ``UsageProblem`` that names the file, the place and what would be right.
  init(path: String, isRequired: Bool, home: String? = nil) throws(UsageProblem) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      if isRequired { throw UsageProblem("The configuration \(path) cannot be read.") }
      self.init()
      return
    }
    try self.init(parsing: String(decoding: data, as: UTF8.self), file: path, home: home)
  }

  /// - Parameter file: how the file is called in complaints.
  init(parsing text: String, file: String, home: String? = nil) throws(UsageProblem) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSON5Document(parsing: text).value
    } catch {
      throw UsageProblem("\(file):\(error)")
    }
    guard let members = value.members else { throw UsageProblem("\(file): the settings stand in braces: { … }") }
    let reader = ConfigurationReader(file: file)
    var isAboutSessions = false
    for member in members {
      switch member.key {
      case "agent": agent = try reader.text(member)
      case "model": model = try reader.optionalText(member)
      case "permissionMode": permissionMode = try reader.mode(member)
      case "prefix": prefix = try reader.optionalText(member)
      case "safe": isSafe = try reader.flag(member)
      case "noStream": isUnstreamed = try reader.flag(member)
      case "theme": theme = try reader.text(member)
      case "residency": residency = try reader.optionalCount(member, 1...1000)
      case "sidebar": try takeSidebar(member, reader)
      case "sessions", "cleanup": isAboutSessions = true
      default:
        throw reader.unknown(
          member.key,
          known: [
            "agent", "model", "permissionMode", "prefix", "safe", "noStream", "theme", "residency", "sidebar",
            "sessions",
            "cleanup",
          ])
      }
    }
    guard isAboutSessions else { return }
    do throws(Problem) {
      engine = try EngineConfiguration(parsing: text, file: file, home: home)
    } catch {
      throw UsageProblem(error.text)
    }
  }

  private mutating func takeSidebar(_ sidebar: JSONMember, _ reader: ConfigurationReader) throws(UsageProblem) {
    guard let members = sidebar.value.members else { throw reader.wrong(sidebar.key, "settings in braces: { … }") }
    for member in members {
      switch member.key {
      case "visible":
        guard let value = member.value.bool else { throw reader.wrong("sidebar.visible", "true or false") }
        showsSidebar = value
      case "width":
        guard let value = member.value.int, (12...60).contains(value) else {
          throw reader.wrong("sidebar.width", "a whole number from 12 to 60")
        }
        sidebarWidth = value
      default: throw reader.unknown("sidebar." + member.key, known: ["sidebar.visible", "sidebar.width"])
      }
    }
  }
}
