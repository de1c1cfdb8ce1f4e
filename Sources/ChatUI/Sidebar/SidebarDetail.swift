/// What a row of the sidebar tells besides name and state.
public enum SidebarDetail: String, CaseIterable, Sendable {
  /// Nothing.
  case none
  /// Age, use of the context, cost and model, each in a column of its own where the sidebar is wide enough.
  case columns
  /// The same in a second line.
  case lines
}
