import Conversation
import Foundation
import JSON
import Testing

@testable import SessionEngine

@Suite struct WorkflowTests {
  private func workflow(_ text: String) throws -> Workflow {
    try Workflow(parsing: text, name: "file", file: "w")
  }

  @Test func stepsAreRead() throws {
    let made = try workflow(
      """
      { options: { model: "x" }, steps: [
          { prompt: "one", check: "true" },
          { name: "two", prompt: "{previous} {reply.step-1}", check: { contains: "yes" }, corrections: 0, files: "a.txt",
            correction: "{output}" },
      ] }
      """)
    #expect(made.name == "file")
    #expect(made.settings.model == "x")
    #expect(made.steps.map(\.name) == ["step-1", "two"])
    #expect(made.steps[0].check == .command("true"))
    #expect(made.steps[0].corrections == 3)
    #expect(made.steps[1].check == .contains("yes"))
    #expect(made.steps[1].files == ["a.txt"])
  }

  @Test(arguments: [
    ("{}", "w:1:1:", "steps"), ("{ steps: [] }", "w:", "at least one step"),
    ("{\n steps: [\n  {}] }", "w:3:", "no prompt"),
    ("{ steps: [{ prompt: '{previous}' }] }", "w:", "{previous} is not known"),
    ("{ steps: [{ name: 'a', prompt: 'x' }, { name: 'a', prompt: 'y' }] }", "w:", "two steps"),
    ("{ steps: [{ prompt: 'x', check: { command: 'a', contains: 'b' } }] }", "w:", "either a command"),
    ("{ steps: [{ prompt: 'x', check: {} }] }", "w:", "either a command"),
    ("{ steps: [{ prompt: 'x', check: 5 }] }", "w:", "braces"),
    ("{ steps: [{ prompt: 'x', corrections: 21 }] }", "w:", "from 0 to 20"),
    ("{ steps: [{ prompt: 'x', chek: 'a' }] }", "w:", "check"),
    ("{ steps: [{ prompt: 'x' }], extra: 1 }", "w:", "extra"),
    ("{ options: { oops: 1 }, steps: [{ prompt: 'x' }] }", "w:1:14:", "oops"),
  ])
  func aMistakeIsToldWithFileLineAndReason(_ text: String, _ place: String, _ reason: String) {
    do {
      _ = try workflow(text)
      Issue.record("taken: \(text)")
    } catch {
      #expect("\(error)".hasPrefix(place), "\(error)")
      #expect("\(error)".contains(reason), "\(error)")
    }
  }

  @Test func onlyStepsThatAreAsTheyWereAreKept() throws {
    let one = Workflow(
      name: "w", steps: [WorkflowStep(name: "a", prompt: "1"), WorkflowStep(name: "b", prompt: "2")])
    var state = WorkflowState(workflow: "w")
    state.done = one.steps.map {
      WorkflowState.Done(step: $0.name, digest: $0.digest, prompt: PromptID("p-" + $0.name), corrections: 1)
    }
    let read = try #require(WorkflowState(state.json))
    #expect(read == state)
    #expect(read.kept(of: one) == state.done)
    var changed = one
    changed.steps[1].check = .contains("x")
    #expect(read.kept(of: changed).map(\.step) == ["a"])
    changed.steps[0].prompt = PlaceholderText("other")
    #expect(read.kept(of: changed).isEmpty)
    changed = one
    changed.name = "other"
    #expect(read.kept(of: changed).isEmpty)
    state.isComplete = true
    #expect(state.kept(of: one).isEmpty)
    #expect(WorkflowState(.null) == nil)
  }
}
