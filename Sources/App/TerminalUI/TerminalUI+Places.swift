import ChatUI
import Conversation
import Terminal

extension TerminalUI {
  /// Looks for the places and hands those that are there to the state.
  func find(_ query: PlaceQuery) {
    let lookup = PlaceLookup(query: query, home: desktopHome)
    let outcomes = outcomes
    lookups.async {
      let places = lookup.found()
      outcomes.add { state, now in state.show(places, of: query, now: now) }
    }
  }

  /// Shows an address outside; without a desktop it is copied.
  func openLink(_ address: String, now: Timestamp) {
    let outcomes = outcomes
    let isOpening = desktop.open(address) { isDone in
      guard !isDone else { return }
      outcomes.add { state, now in
        state.tell("The desktop could not open \(address).", isProblem: true, now: now)
        return []
      }
    }
    guard !isOpening else { return state.tell("Opening \(address)", now: now) }
    copy(address, now: now)
    state.tell("There is no desktop here to open it, so it is copied: \(address)", now: now)
  }

  func openFile(_ path: String, line: Int?, now: Timestamp) {
    let isDone = lendTerminal { editor.open(path, line: line) }
    if !isDone { state.tell("The editor ended with an error: \(editor.command)", isProblem: true, now: .now()) }
  }

  /// Puts a text on the clipboard by every way there is: the terminal's, and that of the desktop.
  func copy(_ text: String, now: Timestamp) {
    driver.copy(text)
    desktop.copy(text)
    if text.utf8.count > TerminalSequences.copyLimit, desktop.clipboards.isEmpty {
      state.tell("That is too long for the terminal's clipboard: nothing was copied.", isProblem: true, now: now)
    }
  }

  /// Takes what was found out meanwhile.
  func takeOutcomes(now: Timestamp) {
    for outcome in outcomes.take() {
      carryOut(outcome(&state, now), now: now)
      redraw()
    }
  }
}
