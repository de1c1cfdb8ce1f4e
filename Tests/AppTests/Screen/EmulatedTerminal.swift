import CVTerm
import Glibc
import Terminal

/// A terminal without a window: a pseudo terminal whose other end is libvterm, which knows the sequences that real
/// terminals know.
final class EmulatedTerminal {
  /// The program's end.
  let slave: Int32
  private let master: Int32
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  /// libvterm writes to it from `receive`, so it must not move.
  private let modes: UnsafeMutablePointer<emulated_modes>
  private(set) var size: Size
  /// All that was received, for what libvterm does not tell.
  private(set) var received: [UInt8] = []

  init(rows: Int = 10, columns: Int = 40) throws {
    size = Size(rows: rows, columns: columns)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var (unlocked, number): (Int32, Int32) = (0, 0)
    guard master >= 0, ioctl(master, EmulatedTerminal.unlock, &unlocked) == 0,
      ioctl(master, EmulatedTerminal.askNumber, &number) == 0
    else {
      throw Failure.noPseudoTerminal
    }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure.noPseudoTerminal }
    terminal = vterm_new(Int32(rows), Int32(columns))
    modes = .allocate(capacity: 1)
    modes.initialize(to: emulated_modes())
    screen = emulated_open(terminal, modes)
    setWindow()
  }

  // Linux's TIOCSPTLCK and TIOCGPTN, which Swift cannot see.
  private static let unlock: UInt = 0x4004_5431
  private static let askNumber: UInt = 0x8004_5430

  enum Failure: Error { case noPseudoTerminal }

  deinit {
    vterm_free(terminal)
    modes.deallocate()
    close(slave)
    close(master)
  }

  private func setWindow() {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func resize(rows: Int, columns: Int) {
    size = Size(rows: rows, columns: columns)
    vterm_set_size(terminal, Int32(rows), Int32(columns))
    setWindow()
  }

  func type(_ text: String) { _ = write(master, text, text.utf8.count) }

  /// Shows what the program sent until `condition` holds; false where it does not within two seconds.
  func receive(until condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(2)
    while ContinuousClock.now < deadline {
      var bytes = [UInt8](repeating: 0, count: 65536)
      let count = read(master, &bytes, bytes.count)
      if count > 0 {
        received += bytes[..<count]
        bytes.withUnsafeBytes { _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, count) }
        continue
      }
      if condition() { return true }
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      _ = poll(&ready, 1, 50)
    }
    return condition()
  }

  /// What the user sees, blanks at the ends of rows cut off.
  var text: String {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      var column = 0
      while column < size.columns {
        let cell = cell(row, column)
        let (a, b, c, d, e, f) = cell.scalars
        for value in [a == 0 ? 0x20 : a, b, c, d, e, f] where value != 0 {
          line.append(Unicode.Scalar(value) ?? "?")
        }
        column += max(1, Int(cell.width))
      }
      var text = String(line)
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  func cell(_ row: Int, _ column: Int) -> emulated_cell { emulated_cell_at(screen, Int32(row), Int32(column)) }

  var cursor: Position? {
    guard modes.pointee.cursor_visible != 0 else { return nil }
    let place = emulated_cursor(terminal)
    return Position(row: Int(place.row), column: Int(place.col))
  }

  var isAlternate: Bool { modes.pointee.alternate != 0 }

  func takeReceived() -> String {
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  /// The modes that the program set on its end.
  var attributes: termios {
    var modes = termios()
    tcgetattr(slave, &modes)
    return modes
  }
}
