// A chat of two turns: the second is answered out of what was said in the first. Words are printed as they come.
//
// With SKEIN_PROGRAM, the path of a built `skein`, its demo answers; without, Claude Code.
import FoundationEssentials
import SessionEngine

@main struct TwoTurns {
  static func main() async throws {
    let skein = ProcessInfo.processInfo.environment["SKEIN_PROGRAM"]
    let folder = FileManager.default.currentDirectoryPath
    let engine = try await SessionEngine.standard(dataFolder: nil, skein: skein)
    let options: SessionOptions = skein == nil ? .claude(in: folder).allowing("Read") : .demo(in: folder)
    let session = try await engine.create(name: "fox", options: options)

    for prompt in ["Remember: the secret code is heron", "What is the secret code?"] {
      print("> \(prompt)")
      for try await part in engine.stream(prompt, in: session.id) {
        switch part {
        case .text(let words): print(words, terminator: "")
        case .finished(let reply): print("\n(\(reply.outcome))")
        default: break
        }
      }
    }
    let report = try await engine.report(of: session.id)
    print("\(report.prompts) prompts were answered in \(report.session.name)")
    await engine.close()
  }
}
