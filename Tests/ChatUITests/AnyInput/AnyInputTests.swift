import Conversation
import Foundation
import Terminal
import Testing

@testable import ChatUI

/// Whatever comes, in whatever state that there is a picture of: no harm, no garbage, and Escape leads back to the draft.
/// With `SKEIN_ALL_INPUTS=1` everything is tried everywhere, which takes minutes.
@Suite struct AnyInputTests {
  private static let triesAll = ProcessInfo.processInfo.environment["SKEIN_ALL_INPUTS"] == "1"
  private static let sizes = [(1, 1), (4, 13), (12, 40), (2, 200)].map { Size(rows: $0.0, columns: $0.1) }
  /// One in so many is drawn.
  private static let drawn = 6
  private static let large = [(24, 80), (0, 0), (500, 500)].map { Size(rows: $0.0, columns: $0.1) }

  /// Where a portrait is at its middle size, read long enough for every answer to count.
  private func states() -> [(name: String, state: ChatState, now: Timestamp)] {
    Portrait.all.compactMap { portrait in
      guard portrait.stages.count > 1 else { return nil }
      var stage = portrait.stages[1]
      stage.state.mouse.isOn = true
      stage.wait(600)
      return (portrait.name, stage.state, stage.now)
    }
  }

  @Test func `any input in any state does no harm`() async {
    var known: Set<[KeyContext]> = []
    let answers = await withTaskGroup(of: Int.self) { group in
      for (number, place) in states().enumerated() {
        // In each kind of place all that means something anywhere, elsewhere a part of it; and some of the rest.
        let isNew = known.insert(place.state.contexts).inserted
        func part(_ stimuli: [Stimulus], oneIn count: Int) -> [Stimulus] {
          Self.triesAll ? stimuli : stimuli.indices.filter { $0 % count == number % count }.map { stimuli[$0] }
        }
        let stimuli =
          part(Stimulus.bound, oneIn: isNew ? 1 : 4) + part(Stimulus.all, oneIn: isNew ? 3 : 31)
        group.addTask {
          var answers = 0
          for (turn, stimulus) in stimuli.enumerated() {
            let outcome = tried(stimulus, on: place.state, now: place.now, turn: turn)
            answers += outcome.answers
            #expect(outcome.faults.isEmpty, "\(place.name), then \(stimulus)")
          }
          return answers
        }
      }
      return await group.reduce(0, +)
    }
    // Else it would prove nothing.
    #expect(known.count > 15)
    #expect(answers > 10)
  }

  @Test func `anything large is taken in any state`() {
    let paste = Stimulus.input(.paste(String(repeating: "a line of words\u{1B}[201~\r", count: 45_000)))
    var known: Set<[KeyContext]> = []
    for place in states() where known.insert(place.state.contexts).inserted {
      for size in Self.large {
        let outcome = tried(.input(.resize(size)), on: place.state, now: place.now, sizes: [size])
        #expect(outcome.faults.isEmpty, "\(place.name) at \(size)")
      }
      #expect(tried(paste, on: place.state, now: place.now).faults.isEmpty, "\(place.name)")
    }
  }

  @Test func `any walk does no harm`() {
    for (number, place) in states().enumerated() {
      let seed = UInt64(number + 1)
      var dice = Dice(seed: seed)
      var (state, now) = (place.state, place.now)
      var way: [Stimulus] = []
      for _ in 0..<24 {
        let stimulus = dice.roll(3) == 0 ? dice.pick(Stimulus.bound) : dice.pick(Stimulus.all)
        way.append(stimulus)
        let before = state
        let effects = stimulus.come(to: &state, now: &now)
        let harm = Harm.done(by: stimulus, in: before, effects)
        let frame = state.draw(size: dice.pick(Self.sizes), now: now)
        let faults = harm.map { "it causes \($0)" } + Self.faults(of: frame)
        guard faults.isEmpty, !effects.contains(.quit) else {
          #expect(faults.isEmpty, "seed \(seed): \(place.name), then \(way)")
          break
        }
      }
    }
  }

  /// What is wrong after something came, and how many answers it gave.
  private func tried(
    _ stimulus: Stimulus, on start: ChatState, now: Timestamp, turn: Int = 0, sizes: [Size] = sizes
  ) -> (faults: [String], answers: Int) {
    var (state, now) = (start, now)
    let effects = stimulus.come(to: &state, now: &now)
    var faults = Harm.done(by: stimulus, in: start, effects).map { "it causes \($0)" }
    faults += garbage(after: stimulus, from: start, to: state)
    // Drawing costs most of the time, and shows the same after most keys.
    if turn % Self.drawn == 0 {
      faults += Self.faults(of: state.draw(size: sizes[turn / Self.drawn % sizes.count], now: now))
    }
    if !effects.contains(.quit) { faults += wayBack(from: state, now: now) }
    let answers = effects.filter { if case .command(.answer) = $0 { true } else { false } }.count
    return (faults, answers)
  }

  private static func faults(of frame: Frame) -> [String] {
    let size = frame.screen.size
    guard let cursor = frame.cursor else { return [] }
    let isInside = (0..<size.rows).contains(cursor.row) && (0..<size.columns).contains(cursor.column)
    return isInside ? [] : ["the cursor is at \(cursor) of \(size)"]
  }

  /// Only letters, what edits, and pastes change what is written; letters only where one writes.
  private func garbage(after stimulus: Stimulus, from start: ChatState, to state: ChatState) -> [String] {
    let before = start.written
    let new = state.written.filter { !$0.isEmpty && !before.contains($0) }
    guard !new.isEmpty else { return [] }
    switch stimulus {
    case .input(.paste): return []
    case .input, .wait: return ["it writes \(new)"]
    case .key:
      guard let sequence = stimulus.key(in: start) else { return [] }
      if start.pane?.composer.isQuoting == true { return [] }
      let isLetter = sequence.key.typed != nil && !sequence.isAfterLeader
      if isLetter, start.takesText { return [] }
      let action = start.keymap.action(for: sequence, in: start.contexts)
      return action.map(Harm.editing.contains) == true ? [] : ["it writes \(new)"]
    }
  }

  /// Escape, some times, leads to the composer, and changes nothing that is written there.
  private func wayBack(from start: ChatState, now: Timestamp) -> [String] {
    guard start.awaited == nil else { return [] }
    var state = start
    let draft = state.pane?.composer.text
    for _ in 0..<6 where !state.isComposing || state.isAfterLeader {
      let effects = state.handle(.key(.escape), now: now)
      if effects.contains(.quit) { return ["Escape leaves"] }
    }
    if !state.isComposing { return ["Escape does not lead back"] }
    return state.current == start.current && state.pane?.composer.text != draft ? ["Escape changes the draft"] : []
  }
}

extension ChatState {
  /// Letters are written somewhere.
  fileprivate var takesText: Bool {
    if let overlay { return overlay.takesText }
    if pane?.permissions.isFocused == true { return pane?.permissions.context == .note }
    return isComposing || sidebar.isFiltering || pane?.transcript.browse?.isTyping == true
  }
}
