import SessionEngine
import Testing

@Suite struct SessionOptionsBuildingTests {
  @Test func whatIsSaidIsSetAndListsGrow() {
    let built = SessionOptions.claude(in: "/tmp/fox").model("opus").permissionMode(.plan).systemPrompt("Be a fox.")
      .appendingSystemPrompt("Be kind.").allowing("Read").allowing("Bash(git *)", "Edit").forbidding("Write")
      .adding(folders: "/a", "/b").maxTurns(3).maxBudget(dollars: 1.5).prefix("In short:").safe()
    var expected = SessionOptions(agent: "claude", folder: "/tmp/fox")
    expected.model = "opus"
    expected.permissionMode = .plan
    expected.systemPrompt = "Be a fox."
    expected.appendSystemPrompt = "Be kind."
    expected.allowedTools = ["Read", "Bash(git *)", "Edit"]
    expected.disallowedTools = ["Write"]
    expected.addedFolders = ["/a", "/b"]
    expected.maxTurns = 3
    expected.maxBudget = 1.5
    expected.prefix = "In short:"
    expected.isSafe = true
    #expect(built == expected)
  }
}
