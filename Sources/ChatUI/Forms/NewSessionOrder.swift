import Conversation

/// A session that the user described in the form; what is nil is as the template says, else as always.
public struct NewSessionOrder: Equatable, Sendable {
  /// With a template the word after its prefix.
  public var name: String
  public var template: String?
  public var agent: String?
  public var model: String?
  public var permissionMode: PermissionMode?
  /// Absolute.
  public var folder: String

  public init(
    name: String, template: String? = nil, agent: String? = nil, model: String? = nil,
    permissionMode: PermissionMode? = nil, folder: String
  ) {
    self.name = name
    self.template = template
    self.agent = agent
    self.model = model
    self.permissionMode = permissionMode
    self.folder = folder
  }
}
