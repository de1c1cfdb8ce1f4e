// A step, a check of what came of it, and a correction in the same session where the check fails.
//
// With SKEIN_PROGRAM, the path of a built `skein`, its demo answers; without, Claude Code.
import FoundationEssentials
import SessionEngine

@main struct Correction {
  struct Failure: Error {}

  static func main() async throws {
    let skein = ProcessInfo.processInfo.environment["SKEIN_PROGRAM"]
    let folder = FileManager.default.currentDirectoryPath
    let options: SessionOptions = skein == nil ? .claude(in: folder) : .demo(in: folder)
    let engine = try await SessionEngine.standard(dataFolder: nil, skein: skein)

    let question = "What is the river?"
    var reply = try await engine.execute(question, options: options)
    print("Step: \(question)")
    var corrections = 0
    while !reply.content.contains("Spey") {
      guard corrections < 3 else { throw Failure() }
      corrections += 1
      print("The check failed: the answer does not name it. Correcting.")
      _ = try await engine.execute("The river is the Spey", options: options, resumingLast: true)
      reply = try await engine.execute(question, options: options, resumingLast: true)
    }
    print("Answer: \(reply.content)")
    print("The check passed after \(corrections) correction in \(await engine.count) session")
    await engine.close()
  }
}
