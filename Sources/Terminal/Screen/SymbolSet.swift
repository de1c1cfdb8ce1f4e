/// With which characters lines and marks are drawn. Words are never changed.
public enum SymbolSet: String, Hashable, Sendable, CaseIterable {
  case unicode
  /// For fonts that have no others.
  case ascii
  /// Neither lines nor marks, for programs that read a screen aloud.
  case none

  /// What is drawn for a scalar.
  func scalar(_ scalar: UInt32) -> UInt32 {
    guard self != .unicode, Self.isSymbol(scalar) else { return scalar }
    if self == .none, Self.isSilent(scalar) { return 0x20 }
    return ASCIIFallback.scalar(scalar)
  }

  private static func isSymbol(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2012...0x2017, 0x2022, 0x2026, 0x2039, 0x203A, 0x2190...0x21FF, 0x22EE, 0x22EF, 0x2300...0x23FF,
      0x2500...0x28FF:
      true
    default: false
    }
  }

  /// Lines, blocks, shapes and ticks. What they tell stands beside them in words; only of the mark before what is selected
  /// (`›`) there is no word.
  private static func isSilent(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2500...0x25FF, 0x2713, 0x273B, 0x21AA, 0x21B3, 0x22EE, 0xB7: true
    default: false
    }
  }
}

extension ScreenBuffer {
  /// Draws lines and marks with other characters.
  public mutating func replaceSymbols(with symbols: SymbolSet) {
    guard symbols != .unicode else { return }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = self[row, column]
        guard cell.scalar > 0x7F, cell.columns == 1 else { continue }
        let scalar = symbols.scalar(cell.scalar)
        if scalar != cell.scalar { set(Cell(scalar, columns: 1, style: cell.style), row: row, column: column) }
      }
    }
  }
}
