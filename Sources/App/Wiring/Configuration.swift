import ChatUI
import Conversation
import FoundationEssentials
import JSON
import SessionEngine
import Terminal

/// What `config.json5` sets; what it leaves out is as in the default file.
struct Configuration: Hashable, Sendable {
  /// The profile of new sessions, or "auto": Claude Code where it is found and else the demo.
  var agent = "auto"
  var model: String?
  var permissionMode: PermissionMode?
  var prefix: String?
  var isSafe = false
  var isUnstreamed = false
  var theme = "auto"
  var symbols: SymbolSet?
  var reducesMotion: Bool?
  var isQuiet = false
  /// How many agents may run at once while idle; nil: by the machine's memory.
  var residency: Int?
  /// Sessions that must be there, and which go by themselves.
  var engine = EngineConfiguration()
  var hasMouse = false
  var showsSidebar = true
  /// In columns.
  var sidebarWidth: Int?
  var sidebarDetail = SidebarDetail.columns
  var groupsSessions = false
  var attention = AttentionOptions()

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
      case "borders": symbols = try reader.symbols(member)
      case "reducedMotion": reducesMotion = member.value.isNull ? nil : try reader.flag(member)
      case "quiet": isQuiet = try reader.flag(member)
      case "residency": residency = try reader.optionalCount(member, 1...1000)
      case "mouse": hasMouse = try reader.flag(member)
      case "sidebar": try takeSidebar(member, reader)
      case "notify": attention = try reader.attention(member)
      case "sessions", "cleanup": isAboutSessions = true
      default:
        throw reader.unknown(
          member.key,
          known: [
            "agent", "model", "permissionMode", "prefix", "safe", "noStream", "theme", "borders",
            "reducedMotion", "quiet", "residency", "mouse", "sidebar", "notify", "sessions", "cleanup",
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
}
