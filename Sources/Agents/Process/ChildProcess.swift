import CSystem
import Glibc

/// One process as the I/O thread sees it. Used on that thread only.
final class ChildProcess {
  private let spec: LaunchSpec
  private let receive: @Sendable (ProcessOutput) -> Void
  private(set) var pipes: ChildPipes
  private var splitter = LineSplitter()
  private var tail = StandardErrorTail()
  private var input = InputQueue()
  private var isReading = true
  private var ending: ArraySlice<EndingStep> = []
  private(set) var deadline: ContinuousClock.Instant?
  private(set) var isEnding = false
  private var isKilled = false
  private var isStarted = false
  private var status = ProcessExit.Status.unknown
  private var isWardenGone = false
  private var isLastTry = false
  /// The guardian was killed before it took the launch: nothing was started and nothing written, so it can be tried again.
  private(set) var needsRestart = false
  /// Nothing more will come: the last output was delivered and all descriptors are closed.
  private(set) var isOver = false

  init(
    _ spec: LaunchSpec, guardian: inout Guardian, receive: @escaping @Sendable (ProcessOutput) -> Void
  ) throws(AgentProblem) {
    pipes = try ChildPipes(starting: spec, by: &guardian)
    self.spec = spec
    self.receive = receive
  }

  // MARK: What is asked

  func write(_ line: [UInt8]) {
    guard pipes.input >= 0 else { return }
    input.append(line)
    flushInput()
  }

  func closeInput() {
    input.closeWhenEmpty()
    flushInput()
  }

  func interrupt() { _ = skein_warden_order(pipes.control, SKEIN_ORDER_INTERRUPT) }

  func setReading(_ isReading: Bool) {
    self.isReading = isReading
    finishIfOver()
  }

  func end(_ steps: [EndingStep]) {
    guard !isKilled else { return }
    isEnding = true
    ending = steps[...]
    takeNextStep()
  }

  /// The time that the running step had is over.
  func passDeadline() {
    if isKilled {
      // The warden itself does not answer. Nothing more can be done for this process from here.
      wardenIsGone()
    } else {
      takeNextStep()
    }
  }

  private func takeNextStep() {
    guard let step = ending.popFirst() else {
      isKilled = true
      _ = skein_warden_order(pipes.control, SKEIN_ORDER_KILL)
      deadline = .now + .seconds(3)
      return
    }
    deadline = .now + step.grace
    switch step.action {
    case .send(let line): write(line + [UInt8(ascii: "\n")])
    case .closeInput: closeInput()
    case .interrupt: interrupt()
    case .terminate: _ = skein_warden_order(pipes.control, SKEIN_ORDER_TERMINATE)
    }
  }

  // MARK: What the descriptors are ready for

  var awaitsInput: Bool { isStarted && pipes.input >= 0 && !input.isEmpty }

  /// Its start is told before anything that it says.
  var awaitsOutput: Bool { isStarted && isReading }

  func flushInput() {
    guard pipes.input >= 0, isStarted else { return }
    if !input.flush(to: pipes.input) { ChildPipes.close(&pipes.input) }
  }

  /// Reads what there is of standard output, at most `rounds` times, so that one flood does not starve the others.
  func readOutput(into buffer: UnsafeMutableRawBufferPointer, rounds: Int = 16) {
    var rounds = rounds
    while rounds > 0, pipes.output >= 0 {
      rounds -= 1
      switch Self.read(pipes.output, into: buffer) {
      case .bytes(let piece): deliver(splitter.take(piece))
      case .end:
        ChildPipes.close(&pipes.output)
        deliver(splitter.finish())
        finishIfOver()
      case .nothing: return
      }
    }
  }

  func readError(into buffer: UnsafeMutableRawBufferPointer, rounds: Int = 4) {
    var rounds = rounds
    while rounds > 0, pipes.error >= 0 {
      rounds -= 1
      switch Self.read(pipes.error, into: buffer) {
      case .bytes(let piece): deliver(tail.take(piece))
      case .end:
        ChildPipes.close(&pipes.error)
        deliver(tail.finish())
        finishIfOver()
      case .nothing: return
      }
    }
  }

  func readControl() {
    var message = skein_warden_message()
    while pipes.control >= 0 {
      let got = skein_warden_receive(pipes.control, &message)
      if got < 0 { return }
      if got == 0 { return wardenIsGone() }
      switch skein_warden_news(UInt32(message.news)) {
      case SKEIN_WARDEN_STARTED:
        isStarted = true
        receive(.started(pid: message.value))
        flushInput()
      case SKEIN_WARDEN_FAILED:
        fail(AgentProblem(stage: message.stage, code: message.value, spec: spec))
      case SKEIN_WARDEN_EXITED: status = .code(message.value)
      case SKEIN_WARDEN_SIGNALED: status = .signal(message.value)
      default: break
      }
    }
  }

  private enum Reading {
    case bytes(UnsafeBufferPointer<UInt8>)
    case nothing, end
  }

  private static func read(_ fd: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Reading {
    while true {
      let count = Glibc.read(fd, buffer.baseAddress, buffer.count)
      if count > 0 {
        return .bytes(UnsafeRawBufferPointer(rebasing: buffer[..<count]).assumingMemoryBound(to: UInt8.self))
      }
      if count < 0, errno == EINTR { continue }
      return count < 0 && errno == EAGAIN ? .nothing : .end
    }
  }

  private func deliver(_ cut: LineSplitter.Cut) {
    for count in cut.oversized { receive(.oversized(byteCount: count)) }
    if !cut.lines.isEmpty { receive(.lines(cut.lines)) }
  }

  private func deliver(_ errorLines: [String]) {
    if !errorLines.isEmpty { receive(.standardError(errorLines.joined(separator: "\n"))) }
  }

  // MARK: The end

  func restart(_ guardian: inout Guardian) {
    needsRestart = false
    isLastTry = true
    do throws(AgentProblem) {
      pipes = try ChildPipes(starting: spec, by: &guardian)
    } catch {
      fail(error)
    }
  }

  private func fail(_ problem: AgentProblem) {
    pipes.closeAll()
    isOver = true
    receive(.failedToStart(problem))
  }

  private func wardenIsGone() {
    ChildPipes.close(&pipes.control)
    deadline = nil
    if !isStarted, !isEnding, !isLastTry {
      pipes.closeAll()
      needsRestart = true
      return
    }
    isWardenGone = true
    finishIfOver()
  }

  /// Once the warden is gone nothing below it is left to write: what the pipes still hold is all there will be.
  private func finishIfOver() {
    guard isWardenGone, !isOver, isReading || pipes.output < 0 else { return }
    isOver = true
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      readOutput(into: buffer, rounds: .max)
      readError(into: buffer, rounds: .max)
    }
    if pipes.output >= 0 { deliver(splitter.finish()) }
    if pipes.error >= 0 { deliver(tail.finish()) }
    pipes.closeAll()
    if isStarted {
      receive(.exited(ProcessExit(status: status, lastWords: tail.lastLines)))
    } else {
      receive(.failedToStart(.spawnFailed(reason: "the process that was to start it was ended")))
    }
  }
}

extension AgentProblem {
  /// What a warden's failure means: `stage` of the launch, errno `code`.
  init(stage: Int32, code: Int32, spec: LaunchSpec) {
    let reason = String(cString: strerror(code))
    switch skein_launch_stage(UInt32(stage)) {
    case SKEIN_STAGE_FOLDER:
      self =
        code == ENOENT
        ? .directoryMissing(path: spec.directory) : .directoryUnusable(path: spec.directory, reason: reason)
    case SKEIN_STAGE_PROGRAM where code == ENOENT && access(spec.executable, F_OK) != 0:
      self = .executableMissing(path: spec.executable)
    case SKEIN_STAGE_PROGRAM where code == EACCES: self = .notExecutable(path: spec.executable)
    case SKEIN_STAGE_PROGRAM: self = .cannotBeRun(path: spec.executable, reason: reason)
    default: self = .spawnFailed(reason: reason)
    }
  }
}
