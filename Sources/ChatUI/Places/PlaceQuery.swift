/// Asks which of the places that are named somewhere are really there.
public struct PlaceQuery: Equatable, Sendable {
  /// In the order in which they are to be offered.
  public var places: [Place]
  /// What relative paths start from: the session's folder.
  public var folder: String
  /// A single place is opened at once instead of being offered.
  public var opensOnly: Bool

  public init(places: [Place], folder: String, opensOnly: Bool) {
    self.places = places
    self.folder = folder
    self.opensOnly = opensOnly
  }
}
