import Foundation
import Testing

@testable import Agents
@testable import SessionEngine

@Suite struct FileFinderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path

  init() throws {
    for path in ["Sources/ChatUI/Composer.swift", "Sources/App/main.swift", "README.md", "my dir/a b.txt", "x.log"] {
      try write(path)
    }
  }

  private func write(_ path: String) throws {
    let url = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: url)
  }

  private func git(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/git")
    process.arguments = ["-C", folder] + words
    process.environment = ["HOME": folder, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  @Test func withoutLettersTheFolderItselfIsShown() async {
    #expect(await FileFinder().find("", in: folder) == ["README.md", "Sources/", "my dir/", "x.log"])
  }

  @Test(arguments: [
    ("comp", "Sources/ChatUI/Composer.swift"), ("CUI", "Sources/ChatUI/"), ("saM", "Sources/App/main.swift"),
    ("read", "README.md"), ("sources/a", "Sources/App/"), ("ab", "my dir/a b.txt"), ("my", "my dir/"),
  ])
  func lettersFindThePathThatFitsBest(query: String, path: String) async {
    #expect(await FileFinder().find(query, in: folder).first == path)
  }

  @Test func nothingFitsNothing() async {
    #expect(await FileFinder().find("zzz", in: folder) == [])
    #expect(await FileFinder().find("x", in: "\(folder)/missing") == [])
  }

  @Test func gitSaysWhatCounts() async throws {
    try git("init", "-q")
    try ("*.log\n").write(toFile: "\(folder)/.gitignore", atomically: true, encoding: .utf8)
    try write("quo\"te.txt")
    try write("gone.txt")
    try git("add", "gone.txt")
    try FileManager.default.removeItem(atPath: "\(folder)/gone.txt")
    let host = try ProcessHost()
    let finder = FileFinder(tracked: GitFiles(host: host, environment: ["PATH": "/usr/bin:/bin"]).paths)
    let found = await finder.find("", in: folder)
    #expect(found == [".gitignore", "README.md", "Sources/", "my dir/", "quo\"te.txt"])
    #expect(await finder.find("log", in: folder) == [])
    #expect(await finder.find("mainsw", in: "\(folder)/Sources") == ["App/main.swift"])
    await host.close()
  }

  @Test func aFolderWithoutARepositoryIsWalked() async throws {
    let host = try ProcessHost()
    let environment = ["PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": folder]
    let files = GitFiles(host: host, environment: environment)
    #expect(await files.paths(in: folder) == nil)
    #expect(await FileFinder(tracked: files.paths).find("x.l", in: folder) == ["x.log"])
    await host.close()
  }

  @Test func aWalkFollowsNoLinkAndEnds() throws {
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/Sources/loop", withDestinationPath: folder)
    let paths = FolderWalk.paths(in: folder, limit: 1_000)
    #expect(paths.contains("Sources/loop"))
    #expect(!paths.contains { $0.contains("loop/") })
    #expect(FolderWalk.paths(in: folder, limit: 3).count == 3)
  }

  @Test func aPathThatLeadsAwayIsCompletedWhereItLeads() async {
    #expect(await FileFinder().find("\(folder)/READ", in: "/") == ["\(folder)/README.md"])
    #expect(await FileFinder().find("../App/m", in: "\(folder)/Sources/ChatUI") == ["../App/main.swift"])
    #expect(await FileFinder().find("./s", in: folder) == ["./Sources/"])
  }

  @Test func fiftyThousandFilesAreSearchedInAMoment() {
    let files = (0..<FileFinder.mostFiles).map { "Sources/module\($0 % 500)/folder\($0 % 50)/File\($0).swift" }
    let list = PathList(files: files)
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure { found = list.find("m7file4207", count: 50) }
    #expect(found.first == "Sources/module207/folder7/File4207.swift")
    // Without optimisation; the product takes a twentieth.
    #expect(time < .seconds(3))
  }

  @Test(arguments: [
    ("plain.txt", "plain.txt"), (#""a \"b\".txt""#, #"a "b".txt"#), (#""back\\slash""#, #"back\slash"#),
    (#""line\nbreak""#, nil), ("", nil),
  ])
  func gitsNamesAreRead(line: String, path: String?) {
    #expect(GitFiles.path(Array(line.utf8)) == path)
  }
}
