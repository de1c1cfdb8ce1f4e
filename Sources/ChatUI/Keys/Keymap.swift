import Terminal

/// The one table of keys: it drives dispatch, the help sheet, the hints at the bottom, the palette and the README.
public struct Keymap: Equatable, Sendable {
  public let bindings: [KeyBinding]
  private let actions: [KeyContext: [KeySequence: Action]]

  /// Refuses a table in which a key would mean two things in one place.
  public init(_ bindings: [KeyBinding]) throws(KeymapProblem) {
    var actions: [KeyContext: [KeySequence: Action]] = [:]
    for binding in bindings {
      for key in binding.keys {
        if let other = actions[binding.context]?[key], other != binding.action {
          throw .conflict(
            key: key.description, context: binding.context.rawValue,
            actions: [other.rawValue, binding.action.rawValue])
        }
        actions[binding.context, default: [:]][key] = binding.action
      }
    }
    self.init(unchecked: bindings, actions)
  }

  private init(unchecked bindings: [KeyBinding], _ actions: [KeyContext: [KeySequence: Action]]) {
    self.bindings = bindings
    self.actions = actions
  }

  /// The keys of design and README. Its test holds that no key in it means two things.
  public static let standard = Keymap.assembled(
    composerBindings + completionBindings + sessionBindings + screenBindings + sidebarBindings + browseBindings
      + requestBindings + inboxBindings + overlayBindings + queueBindings + searchBindings + careBindings
      + viewBindings)

  /// A table where of two meanings of one key the first counts.
  static func assembled(_ bindings: [KeyBinding]) -> Keymap {
    var actions: [KeyContext: [KeySequence: Action]] = [:]
    for binding in bindings {
      for key in binding.keys where actions[binding.context]?[key] == nil {
        actions[binding.context, default: [:]][key] = binding.action
      }
    }
    return Keymap(unchecked: bindings, actions)
  }

  /// What each key does in one place.
  func actions(_ context: KeyContext) -> [KeySequence: Action] { actions[context] ?? [:] }

  /// What a key does where these contexts hold, the narrowest first.
  public func action(for key: KeySequence, in contexts: [KeyContext]) -> Action? {
    for context in contexts {
      if let action = actions[context]?[key] { return action }
    }
    return nil
  }

  /// The first key that does something, for a hint.
  public func hint(_ action: Action, in context: KeyContext? = nil) -> String {
    let binding = bindings.first { $0.action == action && (context == nil || $0.context == context) }
    return binding?.keys.first?.description ?? ""
  }

  /// What can follow the leader where these contexts hold, in the order of the table.
  public func afterLeader(in contexts: [KeyContext]) -> [KeyBinding] {
    bindings.filter { binding in
      contexts.contains(binding.context) && binding.shown != "" && binding.keys.contains { $0.isAfterLeader }
    }
  }
}
