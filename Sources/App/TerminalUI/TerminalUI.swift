import ChatUI
import Conversation
import Dispatch
import SessionEngine
import Terminal

/// The terminal front end: a synchronous loop on the main thread that reads keys, takes the engine's events and draws.
///
/// It waits in one `poll` for the terminal, the engine's bell and signals; nothing else wakes it, so idle costs nothing.
/// A key is drawn at once; what only the engine's events change is drawn when the last frame is as old as ``FramePace`` says, and
/// the events are left to the mailbox until then. No frame is composed before the terminal has taken the last one, nor, on a slow line, while
/// what is on its way would make it old before it is seen (``LineMeter``).
final class TerminalUI {
  /// How long the very first frame waits for what the history holds, in milliseconds, so that it is drawn once and whole.
  static let firstFramePatience: Int64 = 60

  let driver: CursesDriver
  let engine: SessionEngine
  let terminalCare: TerminalCare
  let editor: ExternalEditor
  let desktop: Desktop
  /// Stands for `~`.
  let desktopHome: String?
  let outcomes: Outcomes
  /// Where the disk is looked at.
  let lookups = DispatchQueue(label: "skein.places")
  /// Where a draft lies while an editor has it.
  let editorFolder: String
  let templates: TemplateLibrary
  /// What a new session starts with.
  let newSession: SessionOptions
  var state: ChatState
  let looks: ScreenLooks
  private let bell: Bell
  private let signals: Int32?
  let attentionCommand: AttentionCommand
  private var draws = Draws.later
  /// The last frame has not arrived as a whole.
  private var isFrameUnderWay = false
  /// When a frame arrives could only be supposed so far: the terminal has not answered yet, or never does.
  private var isArrivalSupposed = false
  private var pace = FramePace()
  var outbox = CommandOutbox()
  private var lastFrame = Timestamp(milliseconds: 0)
  private var lastRead = Timestamp(milliseconds: 0)
  /// When something on the screen changes by itself.
  private var tick: Timestamp?
  private let began = Timestamp.now()
  private(set) var exitCode: Int32?

  /// Whether the screen is out of date, and how urgently.
  enum Draws: Int { case no, later, now }

  init(
    driver: CursesDriver, engine: SessionEngine, bell: Bell, signals: Int32?, terminalCare: TerminalCare,
    state: ChatState, looks: ScreenLooks, editor: ExternalEditor, editorFolder: String, templates: TemplateLibrary,
    newSession: SessionOptions,
    desktop: Desktop, home: String?
  ) {
    self.driver = driver
    self.engine = engine
    self.bell = bell
    self.signals = signals
    self.terminalCare = terminalCare
    self.state = state
    self.looks = looks
    self.editor = editor
    self.editorFolder = editorFolder
    self.templates = templates
    self.newSession = newSession
    let events = engine.events
    attentionCommand = AttentionCommand { events.post(.problem(Problem(.other, $0))) }
    self.desktop = desktop
    self.desktopHome = home
    outcomes = Outcomes(bell: bell)
    engine.events.onArrival { bell.ring() }
    looks.start { bell.ring() }
  }

  /// Runs until the user leaves; answers the exit code. The terminal is given back, agents still run.
  func run() -> Int32 {
    while exitCode == nil { step() }
    sendCommands(now: .now(), all: true)
    driver.close()
    return exitCode ?? ExitCode.done
  }

  private func step() {
    let before = Timestamp.now()
    // What rings while a frame is due soon is taken with it: the loop does not wake for each word of a stream.
    let isPacing =
      draws == .later && driver.isDrained && lastFrame.milliseconds != 0 && before >= lastFrame
      && untilFrame(before) > 0
    let ready = Readiness.wait(
      terminal: driver.file, wantsOutput: !driver.isDrained, bell: isPacing ? nil : bell.file, signals: signals,
      milliseconds: timeout(before))
    let now = Timestamp.now()
    if ready.contains(.signals) { takeSignals(now: now) }
    if ready.contains(.input) {
      lastRead = now
      take(driver.readInputs(), now: now)
      takeBackground()
      if driver.hasEnded { leave(with: ExitCode.signal(1)) }
    } else if let silence = driver.silenceTimeout, now.since(lastRead) >= Int64(silence) {
      take(driver.readSilence(), now: now)
    }
    if ready.contains(.bell) || isPacing { takeEvents(now: now) }
    if let tick, tick <= now {
      ask(.later)
      carryOut(state.tick(now: now), now: now)
    }
    if ready.contains(.output) { driver.drain() }
    let isToldNow = isArrivalSupposed && driver.supposedDelay == nil
    if isFrameUnderWay || isToldNow, driver.hasArrived {
      isFrameUnderWay = false
      isArrivalSupposed = false
      state.frameArrived(now: now)
    }
    drawIfDue(now: now)
    sendCommands(now: now)
    tick = state.nextTick(after: now)
  }

  private func timeout(_ now: Timestamp) -> Int? {
    var wait: Int64?
    func atMost(_ milliseconds: Int64) { wait = max(0, min(wait ?? .max, milliseconds)) }
    if let silence = driver.silenceTimeout { atMost(Int64(silence) - now.since(lastRead)) }
    if let tick { atMost(tick.since(now)) }
    if let due = outbox.due { atMost(due.since(now)) }
    if draws != .no, driver.isDrained {
      atMost(max(untilFrame(now), driver.frameWait(isUrgent: draws == .now) ?? 0))
    } else if isFrameUnderWay, driver.isDrained, let wait = driver.frameWait(isUrgent: false) {
      atMost(wait)
    }
    return wait.map { Int($0) }
  }

  private func untilFrame(_ now: Timestamp) -> Int64 {
    if draws == .now { return 0 }
    if lastFrame.milliseconds == 0 { return Self.firstFramePatience - now.since(began) }
    return pace.interval - now.since(lastFrame)
  }

  private func drawIfDue(now: Timestamp) {
    guard draws != .no, driver.isDrained, untilFrame(now) <= 0 || now < lastFrame,
      driver.frameWait(isUrgent: draws == .now) == nil
    else { return }
    let frame = state.draw(size: driver.size, now: now)
    driver.present(frame.screen, cursor: frame.cursor, title: frame.title)
    isFrameUnderWay = !driver.hasArrived
    if isFrameUnderWay {
      state.frameDeparts()
    } else if let delay = driver.supposedDelay {
      state.frameAppears(within: delay)
      isArrivalSupposed = true
    }
    lastFrame = now
    pace.drawn(now: now)
    draws = .no
  }

  func ask(_ wish: Draws) {
    if wish.rawValue > draws.rawValue { draws = wish }
  }

  private func take(_ inputs: [Input], now: Timestamp) {
    for input in inputs {
      ask(.now)
      carryOut(state.handle(input, now: now), now: now)
    }
  }

  private func takeEvents(now: Timestamp) {
    bell.silence()
    takeLooks(now: now)
    takeOutcomes(now: now)
    let isFirst = lastFrame.milliseconds == 0
    for event in engine.events.drain() {
      // The first screen is complete as soon as a session is open.
      if isFirst, case .opened = event.kind { ask(.now) }
      ask(.later)
      pace.take(event.kind)
      carryOut(state.receive(event.kind, now: now), now: now)
    }
  }

  private func takeSignals(now: Timestamp) {
    let signals = TerminalSignals.take()
    if signals.contains(.resize), let input = driver.readSize() {
      carryOut(state.handle(input, now: now), now: now)
      pace.resized()
      ask(.later)
    }
    if signals.contains(.hangUp) { leave(with: ExitCode.signal(1)) }
    if signals.contains(.interrupt) { leave(with: ExitCode.signal(2)) }
    if signals.contains(.terminate) { leave(with: ExitCode.signal(15)) }
    if signals.contains(.stop) { suspend(now: now) }
  }

  func leave(with code: Int32) {
    if exitCode == nil { exitCode = code }
  }

  func carryOut(_ effects: [Effect], now: Timestamp) {
    for effect in effects { carryOut(effect, now: now) }
  }

  func sendCommands(now: Timestamp, all: Bool = false) {
    for command in outbox.take(now: now, all: all) { engine.send(command) }
  }

  func redraw() { ask(.now) }
}
