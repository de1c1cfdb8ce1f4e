import ChatUI
import Conversation
import FoundationEssentials
import SessionEngine

extension NewSessionOrder {
  /// - Throws: ``Problem`` where the folder is not there, or the template is not or needs a word.
  func session(over defaults: SessionOptions, templates: TemplateLibrary) throws(Problem) -> NewSession {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw Problem(.usage, "There is no folder \(folder).")
    }
    var defaults = defaults
    defaults.folder = folder
    var session = NewSession(name: name, options: defaults)
    if let template {
      session = try templates.template(named: template).session(suffix: name, over: defaults)
    }
    if let agent { session.options.agent = agent }
    if let model { session.options.model = model }
    if let permissionMode { session.options.permissionMode = permissionMode }
    return session
  }
}
