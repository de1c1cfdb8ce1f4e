import Foundation
import Testing

@testable import App

/// What bash itself makes of the completions.
@Suite struct ShellCompletionsTests {
  /// What is offered for the last word of a line; the sessions are those of `names`.
  private func offered(_ words: [String], names: [String] = ["fox", "the red fox", "it's"]) throws -> [String] {
    let quoted = (["skein"] + words).map { "'\($0.replacingOccurrences(of: "'", with: "'\\''"))'" }
    let listed = names.map { "'\($0.replacingOccurrences(of: "'", with: "'\\''"))'" }.joined(separator: " ")
    let script = """
      \(ShellCompletions.script(for: "bash"))
      skein() { printf '%s\\n' \(listed); }
      COMP_WORDS=(\(quoted.joined(separator: " "))); COMP_CWORD=\(words.count)
      _skein
      [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
      """
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = ["--norc", "-c", script]
    let output = Pipe()
    bash.standardOutput = output
    try bash.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    bash.waitUntilExit()
    #expect(bash.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (["re"], ["rename", "rewind", "restore"]), (["set", "f"], ["fox"]), (["show", "the"], ["the\\ red\\ fox"]),
    (["show", "the\\ r"], ["the\\ red\\ fox"]), (["show", "it"], ["it\\'s"]), (["ask", "-s", "fo"], ["fox"]),
    (["completions", ""], ["bash", "zsh", "fish"]), (["completions", "z"], ["zsh"]),
    (["--store", "f"], ["files"]), (["new", "--permission-mode", "pl"], ["plan"]), (["set", "fox", "--pi"], ["--pin"]),
    (["new", "fo"], []),
  ])
  func theWordsThatFitAreOffered(_ words: [String], _ fitting: [String]) throws {
    #expect(try offered(words) == fitting)
  }
}
