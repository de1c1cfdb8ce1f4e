import ChatUI
import Conversation
import Terminal

extension TerminalUI {
  func carryOut(_ effect: Effect, now: Timestamp) {
    switch effect {
    case .command(let command): outbox.add(command, now: now)
    case .quit: leave(with: ExitCode.done)
    case .suspend: suspend(now: now)
    case .repaint: driver.invalidate()
    case .openEditor(let text):
      let edited = lendTerminal { editor.edit(text, folder: editorFolder) }
      carryOut(state.finishEditor(edited, now: .now()), now: now)
    case .bell: driver.bell()
    case .notify(let title, let body): driver.notify(title: title, body: body)
    case .copy(let text): driver.copy(text)
    case .export(let order): export(order)
    case .listTemplates: listTemplates()
    case .newSession(let order): create(order)
    case .useTheme(let name): if let theme = looks.theme(named: name) { driver.theme = theme }
    }
  }

  /// Stops the program as Ctrl+Z does elsewhere; agents go on.
  func suspend(now: Timestamp) {
    lendTerminal { TerminalSignals.stopHere() }
  }

  /// Gives the terminal away while `work` runs, and draws all of the screen afterwards.
  private func lendTerminal<Outcome>(_ work: () -> Outcome) -> Outcome {
    driver.suspend()
    terminalCare.release()
    let outcome = work()
    driver.resume()
    terminalCare.take(driver)
    if let input = driver.readSize() { carryOut(state.handle(input, now: .now()), now: .now()) }
    redraw()
    return outcome
  }
}
