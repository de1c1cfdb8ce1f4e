import Conversation
import SessionEngine

/// What the configuration asks of an engine that has just been started.
struct EngineCare: Sendable {
  var configuration = EngineConfiguration()
  var defaults: SessionOptions
  var templates: TemplateLibrary

  /// Sessions that a clean-up leaves alone: the configuration would make them again.
  var spared: Set<String> { Set(configuration.sessions.map(\.name)) }

  /// Makes the declared sessions that are missing. Answers what could not be made, and why.
  func begin(_ engine: SessionEngine) async -> [Problem] {
    await engine.make(declared: configuration.sessions, over: defaults, templates: templates)
  }

  /// What only a program that stays does: keeps supervised agents running, and cleans up now and once a day.
  /// - Parameter opened: the session that the screen shows first; no clean-up takes it from there.
  func stay(with engine: SessionEngine, opened: SessionID?) async {
    await engine.supervise(named: configuration.sessions.filter(\.isSupervised).map(\.name))
    guard let rule = configuration.cleanup else { return }
    var spared = spared
    if let opened, let name = await engine.summary(of: opened)?.name { spared.insert(name) }
    while !Task.isCancelled {
      let moved = await engine.cleanUp(rule, sparing: spared).moved.count
      if moved > 0 {
        engine.events.post(
          .told(
            "\(moved == 1 ? "1 old session" : "\(moved) old sessions") moved to the trash; get one back with: skein restore"
          ))
      }
      guard (try? await Task.sleep(for: .seconds(86_400))) != nil else { return }
    }
  }
}
