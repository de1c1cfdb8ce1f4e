// A session for each context, made when it is first needed, and found again by the next run of the program.
//
// With SKEIN_PROGRAM, the path of a built `skein`, its demo answers; without, Claude Code.
import FoundationEssentials
import SessionEngine

@main struct Pool {
  static func main() async throws {
    let skein = ProcessInfo.processInfo.environment["SKEIN_PROGRAM"]
    let data = FileManager.default.temporaryDirectory.appending(path: "skein-pool-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let folder = FileManager.default.currentDirectoryPath
    let options: SessionOptions = skein == nil ? .claude(in: folder) : .demo(in: folder)

    let first = try await SessionEngine.standard(dataFolder: data, skein: skein)
    let made = SessionPool(engine: first, options: options)
    async let north = made.ask("The river is the Tay", in: "north")
    async let south = made.ask("The river is the Avon", in: "south")
    print("north: \(try await north.content)")
    print("south: \(try await south.content)")
    await first.close()

    let second = try await SessionEngine.standard(dataFolder: data, skein: skein)
    let found = SessionPool(engine: second, options: options)
    for context in ["north", "south"] {
      print("\(context): \(try await found.ask("What is the river?", in: context).content)")
    }
    print("\(await second.count) contexts")
    await second.close()
  }
}
