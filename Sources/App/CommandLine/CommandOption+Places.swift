extension CommandOption {
  /// Where a session stands in the list, and how.
  static let places = [
    CommandOption("--pin", "Keep it before the sessions that are not pinned"),
    CommandOption("--unpin", "Let it go back to its place among the others"),
    CommandOption("--place", value: "N", "Move it to this place in the list, from 1"),
    CommandOption("--unread", "Mark it as holding something new"),
  ]
}
