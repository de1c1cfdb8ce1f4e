import ChatUI
import Foundation
import Testing

@testable import App

/// What is done outside the terminal: the clipboard's programs, files that are named, editors at a line.
@Suite struct DesktopTests {
  private let folder: URL

  init() throws {
    // As the program does.
    signal(SIGPIPE, SIG_IGN)
    folder = FileManager.default.temporaryDirectory.appending(path: "desktop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func program(_ name: String, _ script: String) throws {
    let file = folder.appending(path: name)
    try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private var path: String { folder.path + ":/usr/bin:/bin" }

  @Test func `the clipboard of the display at hand is used, and tmux's beside it`() throws {
    for name in ["wl-copy", "xclip", "xsel", "tmux", "xdg-open"] { try program(name, "cat >/dev/null") }
    func names(_ environment: [String: String]) -> [[String]] {
      Desktop(environment: environment.merging(["PATH": folder.path]) { $1 }).clipboards.map {
        [URL(filePath: $0.command[0]).lastPathComponent] + $0.command.dropFirst()
      }
    }
    #expect(names([:]) == [])
    #expect(names(["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"]) == [["wl-copy"]])
    #expect(names(["DISPLAY": ":0"]) == [["xclip", "-selection", "clipboard"]])
    #expect(names(["TMUX": "/tmp/t,1,2"]) == [["tmux", "load-buffer", "-w", "-"]])
    #expect(Desktop(environment: ["PATH": folder.path]).opener == nil)
    #expect(Desktop(environment: ["PATH": folder.path, "DISPLAY": ":0"]).opener == [folder.path + "/xdg-open"])
  }

  @Test func `a program gets its words and its input without a shell`() throws {
    let out = folder.appending(path: "out")
    try program("tool", #"printf '%s|' "$@" > "$0.args"; cat > "\#(out.path)""#)
    let text = String(repeating: "a line; $(touch x) `y`\n", count: 20_000)
    let tool = ToolProcess(command: [folder.path + "/tool", "$(touch z)", "a b"])
    #expect(tool.run(input: Array(text.utf8)))
    #expect(try String(contentsOf: out, encoding: .utf8) == text)
    #expect(try String(contentsOf: folder.appending(path: "tool.args"), encoding: .utf8) == "$(touch z)|a b|")
    #expect(!ToolProcess(command: [folder.path + "/missing"]).run())
    try program("deaf", "exit 3")
    #expect(!ToolProcess(command: [folder.path + "/deaf"]).run(input: Array(text.utf8)))
  }

  @Test func `only files that are there are offered, in full and once`() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "sub"), withIntermediateDirectories: true)
    try "x".write(to: folder.appending(path: "sub/a.txt"), atomically: true, encoding: .utf8)
    let full = folder.path + "/sub/a.txt"
    let places: [Place] = [
      .file(path: "sub/a.txt", line: 3), .file(path: "./sub/a.txt", line: 3), .file(path: "b/sub/a.txt", line: nil),
      .file(path: "~/sub/a.txt", line: 4), .file(path: "sub", line: nil), .file(path: "sub/none", line: 1),
      .file(path: full, line: nil), .link("https://x.org"), .file(path: "sub/a.txt\0", line: nil),
    ]
    let query = PlaceQuery(places: places, folder: folder.path, opensOnly: false)
    #expect(
      PlaceLookup(query: query, home: folder.path).found() == [
        .file(path: full, line: 3), .file(path: full, line: nil), .file(path: full, line: 4), .link("https://x.org"),
      ])
  }

  @Test(arguments: [
    ("vim", ["+7", "/x/a b"]), ("/usr/bin/nvim -R", ["+7", "/x/a b"]), ("FOO=1 nano", ["+7", "/x/a b"]),
    ("emacs -nw", ["+7", "/x/a b"]), ("code --wait", ["-g", "/x/a b:7"]), ("subl -w", ["/x/a b:7"]),
    ("unknown", ["/x/a b"]),
  ]) func `editors are told the line as they want it`(command: String, words: [String]) {
    #expect(ExternalEditor(environment: ["EDITOR": command]).words(for: "/x/a b", line: 7) == words)
    #expect(ExternalEditor(environment: ["EDITOR": command]).words(for: "/x/a b", line: nil) == ["/x/a b"])
  }

  @Test func `an editor opens the file whatever its name holds`() throws {
    try program("nano", #"printf '%s|' "$@" > "\#(folder.path)/seen""#)
    let editor = ExternalEditor(environment: ["EDITOR": folder.path + "/nano -x"])
    #expect(editor.open("/x/$(touch y); a`b`", line: 2))
    #expect(
      try String(contentsOf: folder.appending(path: "seen"), encoding: .utf8) == "-x|+2|/x/$(touch y); a`b`|")
  }
}
