import Testing

@testable import Terminal

@Suite struct TerminalSequencesTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
  private func sequences(_ environment: [String: String], isASCII: Bool = false) -> TerminalSequences {
    TerminalSequences(environment: environment, isANSI: true, isASCII: isASCII)
  }

  @Test func noTextEndsASequence() {
    let hostile = "a\u{1B}\\b\u{7}c\u{9C}d\n\u{202E}e"
    for environment in [["TERM": "xterm"], ["TERM": "foot"]] {
      let sequences = sequences(environment)
      for sent in [sequences.title(hostile), sequences.notify(title: hostile, body: hostile)] {
        #expect(sent.filter { $0 < 0x20 || $0 == 0x7F } == [0x1B, 0x07])
        #expect(!text(sent).unicodeScalars.contains("\u{9C}"))
      }
    }
    #expect(text(sequences(["TERM": "xterm"], isASCII: true).title("é日")) == "\u{1B}]0;??\u{7}")
    #expect(text(sequences(["TERM": "foot"]).notify(title: "a;b", body: "c")) == "\u{1B}]777;notify;a,b;c\u{7}")
  }

  @Test func terminalsGetOnlyWhatTheyKnow() {
    #expect(sequences(["TERM": "linux"]).title("x").isEmpty)
    let inside = ["TERM": "tmux-256color", "TMUX": "/tmp/t"]
    #expect(
      text(sequences(inside).notify(title: "a", body: "b\u{1B}"))
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;Skein: a: b\u{7}\u{1B}\\")
    #expect(
      text(sequences(inside.merging(["VTE_VERSION": "7000"]) { $1 }).notify(title: "a", body: "b"))
        == "\u{1B}Ptmux;\u{1B}\u{1B}]777;notify;a;b\u{7}\u{1B}\\")
    #expect(sequences(["TERM": "screen", "STY": "1.tty"]).notify(title: "a", body: "b").isEmpty)
    #expect(!sequences(["TERM": "tmux-256color", "TMUX": "/tmp/t"]).title("x").isEmpty)
    // A console shows what it does not know.
    #expect(text(sequences(["TERM": "xterm"]).begin).hasSuffix("\u{1B}]11;?\u{1B}\\"))
    #expect(!text(sequences(["TERM": "linux"]).begin).contains("]11"))
    let teletype = TerminalSequences(environment: ["TERM": "adm3a"], isANSI: false, isASCII: false)
    #expect(teletype.begin.isEmpty && teletype.end(screen: [1]) == [1] && teletype.frame.begin.isEmpty)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("日本", "5pel5pys")])
  func whatIsCopiedIsBase64(_ plain: String, _ coded: String) {
    #expect(text(sequences(["TERM": "xterm"]).copy(plain)) == "\u{1B}]52;c;\(coded)\u{7}")
    // For tmux as it is, and wrapped for the terminal around it.
    #expect(
      text(sequences(["TERM": "tmux-256color", "TMUX": "/tmp/t"]).copy(plain))
        == "\u{1B}]52;c;\(coded)\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(coded)\u{7}\u{1B}\\")
  }
}
