import Terminal

extension Keymap {
  /// A wish of the user: a key somewhere does this, or nothing.
  public struct Change: Hashable, Sendable {
    public var key: KeySequence
    public var context: KeyContext
    /// Nil takes the key's meaning away.
    public var action: Action?

    public init(_ key: KeySequence, in context: KeyContext, _ action: Action?) {
      self.key = key
      self.context = context
      self.action = action
    }
  }

  /// Why a change would do harm or nothing; nil where it can be made.
  public func objection(to change: Change) -> String? {
    if !change.key.isAfterLeader, change.key.key == KeySequence.leader {
      return "\(change.key) begins the keys of two parts and cannot be bound itself"
    }
    if let typed = change.key.key.typed, !change.key.isAfterLeader, change.context.takesText, change.action != nil {
      return "“\(typed)” types itself in \(change.context.rawValue); take a key with Ctrl or Alt, or one after Ctrl+X"
    }
    guard let action = change.action else {
      return actions(change.context)[change.key] == nil
        ? "\(change.key) does nothing in \(change.context.rawValue) as it is" : nil
    }
    let places = bindings.filter { $0.action == action }.map(\.context)
    guard !places.contains(where: { $0.actions(reach: change.context) }) else { return nil }
    let names = Set(places.map(\.rawValue)).sorted().joined(separator: ", ")
    return "\(action.rawValue) means nothing in \(change.context.rawValue); it can be bound in: \(names)"
  }

  /// The table with these changes, of which none has an `objection`. A key that the user gives away is taken from what it did; one
  /// that is to do something anywhere also from what it did in the composer, where the user wants nothing else there.
  public func changed(by changes: [Change]) -> Keymap {
    var bindings = bindings
    for change in changes {
      for place in bindings.indices where change.takes(from: bindings[place].context, besides: changes) {
        guard bindings[place].keys.contains(change.key) else { continue }
        bindings[place].keys.removeAll { $0 == change.key }
        bindings[place].shown = nil
      }
      guard let action = change.action else { continue }
      if let place = bindings.firstIndex(where: { $0.action == action && $0.context == change.context }) {
        // The user's own key is the one that hints name.
        bindings[place].keys.insert(change.key, at: 0)
        bindings[place].shown = nil
      } else if let like = bindings.first(where: { $0.action == action }) {
        bindings.append(KeyBinding(action, [change.key], in: change.context, like.title, like.help))
      }
    }
    for place in bindings.indices where bindings[place].keys.isEmpty { bindings[place].shown = "" }
    return Keymap.assembled(bindings)
  }
}

extension Keymap.Change {
  /// Whether the key loses in `place` what it did there.
  fileprivate func takes(from place: KeyContext, besides others: [Keymap.Change]) -> Bool {
    if place == context { return true }
    guard context == .anywhere, action != nil, KeyContext.writing.contains(place) else { return false }
    return !others.contains { $0.key == key && $0.context == place }
  }
}

extension KeyContext {
  fileprivate static let writing: Set<KeyContext> = [.composer, .composerEmpty, .composerBusy]

  /// What is typed here is text, whatever else holds.
  var takesText: Bool {
    switch self {
    case .composer, .composerEmpty, .composerBusy, .anywhere, .note, .list, .field: true
    default: false
    }
  }

  /// Whether what is bound here may also be bound in another place, since it reaches the same.
  fileprivate func actions(reach other: KeyContext) -> Bool {
    if self == other { return true }
    switch self {
    case .anywhere: return Self.writing.contains(other) || other == .sidebar
    case .composer, .composerEmpty, .composerBusy: return Self.writing.contains(other) || other == .anywhere
    default: return false
    }
  }
}
