import Terminal

/// How the driver learns the terminal's background, which it asks for whenever it takes the terminal.
extension CursesDriver {
  /// The background, where the terminal told it since this was last called. One that said that its colours are others now is asked
  /// which.
  func takeBackground() -> Color? {
    if decoder.takeSchemeChange() { write(sequences.background) }
    return decoder.takeBackground()
  }
}
