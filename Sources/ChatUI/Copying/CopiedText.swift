/// What was copied, and what it is called.
struct CopiedText: Equatable, Sendable {
  var text: String
  var what: String

  /// Told to the user.
  var message: String {
    let lines = text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return "Copied \(what): \(lines) line\(lines == 1 ? "" : "s")."
  }
}
