import Conversation
import Terminal

@testable import ChatUI

/// Something that comes from outside: a key, alone or after the leader, or whatever else a terminal tells.
enum Stimulus: CustomStringConvertible, Sendable {
  case key(KeySequence)
  case input(Input)
  case wait(milliseconds: Int64)

  var description: String {
    switch self {
    case .key(let sequence): "\(sequence)"
    case .input(.paste(let text)): "a paste of \(text.count): \(text.prefix(20).debugDescription)"
    case .input(let input): "\(input)"
    case .wait(let milliseconds): "\(milliseconds) ms"
    }
  }

  /// The key that it is in a state, where it is one: the leader may have been pressed already.
  func key(in state: ChatState) -> KeySequence? {
    guard case .key(let sequence) = self else { return nil }
    return state.isAfterLeader ? KeySequence(sequence.key, afterLeader: !sequence.isAfterLeader) : sequence
  }

  /// Lets it come, and gives what is asked for then.
  func come(to state: inout ChatState, now: inout Timestamp) -> [Effect] {
    switch self {
    case .key(let sequence):
      let leader = sequence.isAfterLeader ? state.handle(.key(KeySequence.leader), now: now) : []
      return leader + state.handle(.key(sequence.key), now: now)
    case .input(let input): return state.handle(input, now: now)
    case .wait(let milliseconds):
      now.milliseconds += milliseconds
      return state.tick(now: now)
    }
  }
}

extension Stimulus {
  /// All keys that the decoder can tell of, as far as they differ for Skein.
  static let keys: [Key] = {
    let held = (0..<8).map { Key.Modifiers(rawValue: $0) }
    let letters = (0x20..<0x7F).map { Character(Unicode.Scalar(UInt8($0))) }
    var keys = Key.Name.allCases.flatMap { name in held.map { Key(name, $0) } }
    keys += letters.flatMap { letter in [[], .alt, .ctrl, [.ctrl, .alt]].map { Key(letter, $0) } }
    keys += "é漢👩‍💻\u{FFFD}\u{200B}\u{202E}\u{301}\u{10F000}".flatMap { [Key($0), Key($0, .alt)] }
    return keys.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }()

  /// Each key alone; those of the table, and what types itself, after the leader too.
  static let presses: [Stimulus] = {
    let bound = Keymap.standard.bindings.flatMap(\.keys).filter(\.isAfterLeader).map(\.key)
    let after = keys.filter { bound.contains($0) || $0.typed != nil }
    return (keys.map { KeySequence($0) } + after.map { KeySequence($0, afterLeader: true) }).map(Stimulus.key)
  }()

  /// The keys of the table that mean something somewhere.
  static let bound: [Stimulus] = {
    let keys = Set(Keymap.standard.bindings.flatMap(\.keys)).map(\.description).sorted()
    return keys.compactMap { KeySequence($0) }.map(Stimulus.key)
  }()

  static let pastes = [
    "", "y", "\n", "\r\n\t", "a\nb", "漢字", "\u{1B}[31mred\u{1B}[0m", "\u{0}\u{3}\u{4}\u{18}D\u{7F}\u{9B}1A",
    "/tmp/a.png",
    "@src", "/quit", String(repeating: "l\n", count: 30), "\u{202E}\u{200B}",
  ]

  /// Neither keys nor time.
  static let reports: [Stimulus] = {
    let places = [(0, 0), (3, 5), (5, 40), (10, 60), (22, 40), (23, 3), (39, 119), (499, 999), (100_000, 100_000)]
    let actions: [Mouse.Action] = [.press, .release, .drag, .move, .scrollUp, .scrollDown]
    let mice = places.flatMap { place in
      actions.flatMap { action in
        (action == .press ? [Mouse.Button.left, .middle, .right, .none] : [.left, .none]).map { button in
          Input.mouse(Mouse(action, button, at: Position(row: place.0, column: place.1)))
        }
      }
    }
    let sizes = [(0, 0), (1, 1), (2, 3), (3, 200), (200, 3), (24, 80)].map {
      Input.resize(Size(rows: $0.0, columns: $0.1))
    }
    return (mice + sizes + pastes.map(Input.paste) + [.focus(false), .focus(true)]).map(Stimulus.input)
  }()

  static let all = presses + reports + [.wait(milliseconds: 0), .wait(milliseconds: 700), .wait(milliseconds: 90_000)]
}
