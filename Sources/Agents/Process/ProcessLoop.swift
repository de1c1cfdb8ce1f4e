import CSystem
import Glibc

/// The I/O thread: polls all children's pipes, their wardens' sockets and the inbox, and holds the timers of endings.
/// Asleep whenever nothing happens.
final class ProcessLoop {
  private let inbox: ProcessInbox
  private var guardian = Guardian()
  private var children: [Int: ChildProcess] = [:]
  private var closers: [@Sendable () -> Void] = []
  private var isClosing = false
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  private init(_ inbox: ProcessInbox) { self.inbox = inbox }

  deinit { buffer.deallocate() }

  /// Starts the thread, false with errno where there is none to be had. It runs with all signals blocked: they are the
  /// main thread's, and a write to a closed pipe answers EPIPE without ending the program.
  static func start(_ inbox: ProcessInbox) -> Bool {
    var every = sigset_t()
    var before = sigset_t()
    sigfillset(&every)
    pthread_sigmask(SIG_SETMASK, &every, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let retained = Unmanaged.passRetained(inbox)
    let code = pthread_create(
      &thread, nil,
      { context in
        // The reference retained above, handed over to this thread alone.
        guard let context else { return nil }
        ProcessLoop(Unmanaged<ProcessInbox>.fromOpaque(context).takeRetainedValue()).run()
        return nil
      }, retained.toOpaque())
    guard code == 0 else {
      retained.release()
      errno = code
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func run() {
    while true {
      for order in inbox.takeAll() { perform(order) }
      children = children.filter { !$0.value.isOver }
      if isClosing, children.isEmpty { break }
      wait()
    }
    guardian.goodbye()
    for order in inbox.close() { refuse(order) }
    for closer in closers { closer() }
  }

  private func perform(_ order: ProcessInbox.Order) {
    switch order {
    case .start(let id, let spec, let receive):
      do throws(AgentProblem) {
        guard !isClosing else { return refuse(order) }
        children[id] = try ChildProcess(spec, guardian: &guardian, receive: receive)
      } catch {
        receive(.failedToStart(error))
      }
    case .write(let id, let line): children[id]?.write(line)
    case .closeInput(let id): children[id]?.closeInput()
    case .interrupt(let id): children[id]?.interrupt()
    case .setReading(let id, let isReading): children[id]?.setReading(isReading)
    case .end(let id, let steps): children[id]?.end(steps)
    case .takeTerminal(let terminal): guardian.take(terminal)
    case .releaseTerminal: guardian.releaseTerminal()
    case .close(let whenDone):
      isClosing = true
      closers.append(whenDone)
      for child in children.values {
        child.setReading(true)
        if !child.isEnding { child.end(.usual) }
      }
    }
  }

  private func refuse(_ order: ProcessInbox.Order) {
    switch order {
    case .start(_, _, let receive): receive(.failedToStart(.spawnFailed(reason: "the process host was closed")))
    case .takeTerminal(let terminal): terminal.close()
    case .close(let whenDone): whenDone()
    default: break
    }
  }

  /// Sleeps until something can be done, and does it.
  private func wait() {
    var watched = [pollfd(fd: inbox.bell, events: Int16(POLLIN), revents: 0)]
    watched.append(pollfd(fd: guardian.socket ?? -1, events: 0, revents: 0))
    let served = Array(children.values)
    for child in served {
      // A descriptor of -1 is passed over.
      watched.append(pollfd(fd: child.pipes.control, events: Int16(POLLIN), revents: 0))
      watched.append(pollfd(fd: child.awaitsOutput ? child.pipes.output : -1, events: Int16(POLLIN), revents: 0))
      watched.append(pollfd(fd: child.pipes.error, events: Int16(POLLIN), revents: 0))
      watched.append(pollfd(fd: child.awaitsInput ? child.pipes.input : -1, events: Int16(POLLOUT), revents: 0))
    }
    guard poll(&watched, nfds_t(watched.count), timeout(served)) >= 0 else { return }
    if watched[1].revents != 0 { guardian.lost() }
    for (index, child) in served.enumerated() {
      let ready = watched[(2 + index * 4)..<(6 + index * 4)].map { $0.revents != 0 }
      if ready[0] { child.readControl() }
      if ready[1] { child.readOutput(into: buffer) }
      if ready[2] { child.readError(into: buffer) }
      if ready[3] { child.flushInput() }
    }
    for child in served where child.needsRestart { child.restart(&guardian) }
    let now = ContinuousClock.now
    for child in served {
      if let deadline = child.deadline, deadline <= now, !child.isOver { child.passDeadline() }
    }
  }

  /// Milliseconds to the next deadline, rounded up; -1 where there is none.
  private func timeout(_ served: [ChildProcess]) -> Int32 {
    guard let next = served.compactMap(\.deadline).min() else { return -1 }
    let left = (next - .now).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
    return Int32(clamping: max(0, milliseconds))
  }
}
