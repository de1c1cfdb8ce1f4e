import CCurses
import Glibc
import Terminal

/// The real terminal: ncurses decides what to draw, this sends it and reads what comes back. Owned by the main thread.
///
/// ncurses draws into memory and never sees the terminal. What it drew is sent without blocking; what the terminal does
/// not take at once waits here, and `isDrained` says so: then poll for output and call `drain`. So no terminal, however
/// stuck, holds up the program, and a key needs no other thread to become an echo.
public final class CursesDriver: TerminalDriver {
  /// The file to poll for input, and for output while not drained.
  public let file: Int32
  public private(set) var size: Size
  public var theme: Theme {
    didSet {
      guard theme != oldValue else { return }
      plan = StylePlan(theme: theme, depth: plan.depth)
      invalidate()
    }
  }
  /// What another process needs to give the terminal back.
  public let recovery: TerminalRecovery
  /// The colours of the terminal, 0 where it has none.
  public var colors: Int { plan.depth.colors }

  let tty: Tty
  let sequences: TerminalSequences
  private let isASCII: Bool
  private var plan: StylePlan
  var decoder = InputDecoder()
  var meter = LineMeter()
  private var shown: ScreenBuffer?
  private var shownCursor: Position?
  private var shownTitle: String?
  private var hasMouse = false
  private var isResized = false
  private var isOpen = true
  private var isSuspended = false
  /// What calls the user and waits for the terminal.
  private var waitingCall: (bell: [UInt8], notification: [UInt8]) = ([], [])
  /// Kept from frame to frame, so that a frame allocates nothing.
  private var out: [UInt8] = []
  private var run: [screen_cell] = []

  /// Takes the terminal that is both `input` and `output`. One driver may be open at a time. Open `TerminalSignals`
  /// before, else ncurses listens to some of them in its own way. Sets the locale of the process (`LC_CTYPE`).
  public init(
    environment: [String: String], theme: Theme = .dark, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) throws(TerminalProblem) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    guard let type = environment["TERM"], !type.isEmpty else { throw .noType }
    let tty = try Tty(input: input, output: output)
    let isASCII = CursesDriver.takeLocale(environment)
    var facts = screen_facts()
    // Asked once: should it change from now on, `readSize` sees that ncurses has another one.
    let size = tty.size
    let outcome = screen_open(type, Int32(size.rows), Int32(size.columns), &facts)
    if let problem = CursesDriver.problem(outcome, type: type) { throw problem }
    self.tty = tty
    self.isASCII = isASCII
    self.theme = theme
    file = tty.file
    self.size = size
    plan = StylePlan(theme: theme, depth: StylePlan.depth(colors: Int(facts.colors), environment: environment))
    sequences = TerminalSequences(environment: environment, isANSI: facts.is_ansi, isASCII: isASCII)
    let reset = withUnsafeBytes(of: facts.reset) { Array($0.prefix(Int(facts.reset_length))) }
    recovery = TerminalRecovery(
      path: tty.path, modes: withUnsafeBytes(of: tty.original) { Array($0) }, reset: sequences.end(screen: reset))
    take()
  }

  /// Why a terminal of that type could not be taken, as far as its type alone tells; not while a driver is open.
  static func problem(ofType type: String) -> TerminalProblem? {
    type.isEmpty ? .noType : problem(screen_check(type), type: type)
  }

  private static func problem(_ outcome: Int32, type: String) -> TerminalProblem? {
    switch UInt32(outcome) {
    case SCREEN_OPEN.rawValue: nil
    case SCREEN_UNKNOWN_TERMINAL.rawValue: .unknownType(type)
    case SCREEN_TOO_SIMPLE.rawValue: .tooSimple(type)
    default: .cannotOpen("no memory, or it is in use already")
    }
  }

  deinit { close() }

  /// Takes the user's locale, which says how characters are written, and answers whether that is only ASCII. A UTF-8 locale
  /// that is not installed here is still one in which the terminal expects UTF-8.
  private static func takeLocale(_ environment: [String: String]) -> Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    if setlocale(LC_CTYPE, named) == nil {
      let codeset = named.split(separator: ".").last?.prefix { $0 != "@" }.lowercased()
      setlocale(LC_CTYPE, codeset == "utf-8" || codeset == "utf8" ? "C.UTF-8" : "C")
    }
    guard let name = nl_langinfo(nl_item(CODESET)) else { return true }
    return String(cString: name) != "UTF-8"
  }

  /// Gives the terminal back for good. What it did not take yet is dropped.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if !isSuspended { giveBack() }
    screen_close()
  }

  private func take() {
    var modes = tty.original
    recovery.reset.withUnsafeBufferPointer { crash_guard_arm(tty.file, &modes, $0.baseAddress, $0.count) }
    tty.makeRaw()
    tty.write(sequences.begin)
    if hasMouse { tty.write(sequences.mouse(true)) }
    invalidate()
  }

  private func giveBack() {
    tty.writeLast(recovery.reset)
    awaitLastAnswer()
    tty.restoreModes()
    crash_guard_disarm()
  }

  // MARK: Input

  /// Whether the terminal is gone: nothing will come any more and nothing be shown.
  public var hasEnded: Bool { tty.hasEnded }

  /// What the user did; call it when the file is ready to be read.
  public func readInputs() -> [Input] {
    let inputs = decoder.feed(tty.read())
    takeAnswers()
    return tty.hasEnded ? inputs + decoder.finish() : inputs
  }

  /// How long silence must last, in milliseconds, before `readSilence` is to be called; nil where it decides nothing.
  public var silenceTimeout: Int? { decoder.pendingTimeout }

  /// What the silence means: a lone ESC becomes the key.
  public func readSilence() -> [Input] { decoder.quiet() }

  /// Looks at the terminal's size, after SIGWINCH; nil where it is the same.
  public func readSize() -> Input? {
    let now = tty.size
    guard now != size else { return nil }
    size = now
    screen_resize(Int32(now.rows), Int32(now.columns))
    isResized = true
    invalidate()
    return .resize(now)
  }

  // MARK: Output

  public var isDrained: Bool { tty.isDrained }

  /// Sends more of what waits; call it when the file takes output.
  public func drain() {
    tty.drain()
    noteTaken()
    sendCall()
  }

  public func invalidate() {
    shown = nil
    shownTitle = nil
  }

  public func present(_ screen: ScreenBuffer, cursor: Position?, title: String) {
    guard isOpen, !isSuspended else { return }
    let damage = Damage(from: shown, to: screen)
    guard !damage.spans.isEmpty || cursor != shownCursor || title != shownTitle else { return }
    if shown == nil { screen_invalidate() }
    for span in damage.spans { put(screen, span) }
    shown = screen
    shownCursor = cursor
    let place = cursor ?? Position(row: -1, column: -1)
    var length = 0
    let bytes = UnsafeBufferPointer(
      start: screen_render(Int32(place.row), Int32(max(0, place.column)), &length), count: length)
    out.removeAll(keepingCapacity: true)
    // Around a few bytes that a terminal takes at once anyway, the marks of a frame would be most of it.
    let isLarge = length > 512
    if isLarge { out += sequences.frame.begin }
    if isResized { out += sequences.allRows }
    isResized = false
    if plan.depth == .replaced {
      ColorRewriter(components: plan.components).rewrite(bytes, into: &out)
    } else {
      out += bytes
    }
    if isLarge { out += sequences.frame.end }
    if title != shownTitle {
      out += sequences.title(title)
      shownTitle = title
    }
    write(out)
  }

  private func put(_ screen: ScreenBuffer, _ span: Damage.Span) {
    var column = span.columns.lowerBound
    while column < span.columns.upperBound {
      let style = screen[span.row, column].style
      let start = column
      run.removeAll(keepingCapacity: true)
      while column < span.columns.upperBound, screen[span.row, column].style == style {
        append(screen[span.row, column])
        column += 1
      }
      let look = plan.look(style) { screen_pair($0, $1) }
      screen_put(Int32(span.row), Int32(start), run, Int32(run.count), look.attributes, look.pair)
    }
  }

  private func append(_ cell: Cell) {
    if isASCII {
      run.append(screen_cell(scalars: (cell.isRightHalf ? 0x20 : ASCIIFallback.scalar(cell.scalar), 0, 0, 0)))
    } else if !cell.isRightHalf {
      run.append(screen_cell(scalars: cell.scalars))
    }
  }

  public func bell() {
    waitingCall.bell = [0x07]
    sendCall()
  }

  public func notify(title: String, body: String) {
    waitingCall.notification = sequences.notify(title: title, body: body)
    sendCall()
  }

  /// A terminal that is behind gets the newest call when it has caught up, so that none is lost and nothing piles up.
  private func sendCall() {
    guard tty.isDrained, isOpen, !isSuspended else { return }
    send(waitingCall.bell + waitingCall.notification)
    waitingCall = ([], [])
  }

  public func copy(_ text: String) { send(sequences.copy(text)) }

  public func setMouse(_ isOn: Bool) {
    hasMouse = isOn
    send(sequences.mouse(isOn))
  }

  private func send(_ bytes: [UInt8]) {
    if isOpen, !isSuspended { write(bytes) }
  }

  public func suspend() {
    guard isOpen, !isSuspended else { return }
    isSuspended = true
    screen_leave()
    giveBack()
  }

  public func resume() {
    guard isOpen, isSuspended else { return }
    isSuspended = false
    meter.restart()
    take()
  }
}
