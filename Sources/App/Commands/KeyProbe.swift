import ChatUI
import Glibc
import Terminal

/// Shows what each key arrives as: the bytes, the key they mean, and what that does. For terminals in which a key does nothing.
struct KeyProbe {
  let keymap: Keymap
  let output: TextOutput

  /// Runs until Ctrl+C comes twice in a row, or the terminal is gone.
  func run() throws(TerminalProblem) {
    let tty = try Tty(input: STDIN_FILENO, output: STDOUT_FILENO)
    tty.makeRaw()
    defer { tty.restoreModes() }
    line("Press keys. Ctrl+C twice ends this.")
    var decoder = InputDecoder()
    var last: Key?
    var shown: [UInt8] = []
    while !tty.hasEnded {
      var ready = pollfd(fd: tty.file, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, decoder.pendingTimeout.map { Int32($0) } ?? -1)
      if count < 0 && errno != EINTR { return }
      var inputs: [Input]
      if count > 0 {
        let bytes = tty.read()
        shown += bytes
        inputs = decoder.feed(bytes)
      } else {
        inputs = decoder.quiet()
      }
      for input in inputs {
        line(Self.text(of: shown) + "  " + words(for: input))
        shown = []
        guard case .key(let key) = input else { continue }
        if key == .ctrl("c"), last == key { return }
        last = key
      }
    }
  }

  /// A raw terminal goes to the first column only where it is told to, and text never tells it.
  private func line(_ text: String) {
    output.write(text)
    output.raw([0x0D, 0x0A])
  }

  /// The bytes as one would write them: `ESC [ A`, `^X`, `a`.
  static func text(of bytes: [UInt8]) -> String {
    let words = bytes.prefix(24).map { byte -> String in
      switch byte {
      case 0x1B: "ESC"
      case 0x7F: "DEL"
      case 0x20: "SP"
      case ..<0x20: "^" + String(Unicode.Scalar(byte + 0x40))
      case ..<0x7F: String(Unicode.Scalar(byte))
      default: String(byte, radix: 16)
      }
    }
    return TextWidth.padded(words.joined(separator: " "), columns: 20)
  }

  func words(for input: Input) -> String {
    switch input {
    case .key(let key):
      let sequence = KeySequence(key)
      let places: [KeyContext] = [.composer, .anywhere]
      let action = keymap.action(for: sequence, in: places)
      let meaning =
        key == KeySequence.leader
        ? "begins the keys of two parts"
        : action?.rawValue ?? (key.typed == nil ? "does nothing there" : "types itself")
      return TextWidth.padded(key.description, columns: 16) + " in the composer: \(meaning)"
    case .paste(let text): return "a paste of \(text.count) characters"
    case .mouse: return "the mouse"
    case .focus(let isFocused): return isFocused ? "the window got the focus" : "the window lost the focus"
    default: return "\(input)"
    }
  }
}
