/// What the user decided about a request.
public enum PermissionAnswer: Hashable, Codable, Sendable {
  case allowOnce
  /// Allow, and apply these of the request's suggestions, by their place in the list, exactly as shown.
  case allow(suggestions: [Int])
  /// Allow, and keep the suggested rules (type `addRules`) for this session only.
  case allowForSession
  case deny(note: String?)
  /// Deny and end the turn.
  case denyAndInterrupt
  case answers([QuestionAnswer])
  /// Leave plan mode; `mode` is the permission mode to go on with, nil for whichever the agent had before, which may ask nothing.
  case approvePlan(mode: PermissionMode?)
}
