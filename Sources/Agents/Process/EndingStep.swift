/// One step of ending a process: something is done, then the process has some time to go before the next step.
///
/// Whatever the steps, they are always closed by ending everything that is left (SIGKILL).
public struct EndingStep: Sendable {
  enum Action: Sendable {
    case send([UInt8])
    case closeInput
    case interrupt
    case terminate
  }

  let action: Action
  let grace: Duration

  /// Writes a line: the protocol's own way of saying goodbye.
  public static func send(line: [UInt8], grace: Duration) -> EndingStep {
    EndingStep(action: .send(line), grace: grace)
  }

  public static func closeInput(grace: Duration) -> EndingStep { EndingStep(action: .closeInput, grace: grace) }

  /// SIGINT to the process itself.
  public static func interrupt(grace: Duration) -> EndingStep { EndingStep(action: .interrupt, grace: grace) }

  /// SIGTERM to the process itself. When it goes, what it left running gets SIGTERM, and SIGKILL 0.5 s later.
  public static func terminate(grace: Duration) -> EndingStep { EndingStep(action: .terminate, grace: grace) }
}

extension [EndingStep] {
  /// SIGTERM, 1.5 s, SIGKILL to everything.
  public static let usual: [EndingStep] = [.terminate(grace: .milliseconds(1500))]

  /// SIGKILL to everything at once.
  public static let immediate: [EndingStep] = []
}
