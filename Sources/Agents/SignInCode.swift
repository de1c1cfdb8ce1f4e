/// What the service showed after signing in, to be handed in by the person.
public struct SignInCode: Hashable, Sendable {
  public var code: String
  public var state: String

  public init(code: String, state: String) {
    self.code = code
    self.state = state
  }

  /// Reads `CODE#STATE` as it is copied from the page; a code alone belongs to `offer`. Nil for what is no code.
  public init?(pasted text: String, for offer: SignInOffer) {
    let word = text.filter { !$0.isWhitespace }
    let parts = word.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let code = parts.first, !code.isEmpty, let state = parts.count == 2 ? parts[1] : offer.state, !state.isEmpty
    else { return nil }
    self.init(code: code, state: state)
  }
}
