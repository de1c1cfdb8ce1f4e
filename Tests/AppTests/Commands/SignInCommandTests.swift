import Testing

@testable import App

@Suite struct SignInCommandTests {
  @Test func theDemoOffersNoSigningIn() async throws {
    let done = try await CommandBench().run("doctor", "--sign-in")
    #expect(done.code == 4)
    #expect(done.errors.contains("offers no signing in"))
    #expect(try await CommandBench().run("doctor", "--sign-in", "--json").code == 2)
  }
}
