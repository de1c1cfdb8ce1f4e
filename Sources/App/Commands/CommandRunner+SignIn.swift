import Agents
import Conversation

/// Signing in to an agent's service, started from Skein.
extension CommandRunner {
  /// What can happen while somebody signs in.
  private enum Step: Sendable {
    case agent(AgentEvent)
    /// A line that was typed.
    case typed(String)
    case signal(Int32)
  }

  /// Has the agent offer its addresses and waits until the person has been there. Nothing of it is kept by Skein: the agent
  /// stores what it is given.
  func signIn() async throws -> Int32 {
    guard !arguments.has("--json") else { throw UsageProblem("--sign-in talks with a person, so it prints no JSON.") }
    guard let connector = world.connector else { throw Problem(.agentMissing, "There is no agent to sign in to.") }
    let (steps, told) = AsyncStream<Step>.makeStream()
    signals?.onSignal { told.yield(.signal(signals?.received ?? 2)) }
    defer { signals?.onSignal(nil) }
    var options = world.defaults
    options.folder = world.folder
    options.agent = arguments.has("--demo") ? "demo" : arguments["--agent"] ?? options.agent
    let connection = connector.connect(
      AgentLaunch(session: .random(), options: options, conversation: .new(.random()))
    ) { events in
      for event in events { told.yield(.agent(event)) }
    }
    defer { connection.end(isBusy: false) }
    var reading: Task<Void, Never>?
    defer { reading?.cancel() }
    var offer: SignInOffer?
    for await step in steps {
      switch step {
      case .signal(let number):
        world.errors.line("skein: Nobody was signed in.")
        return ExitCode.signal(number)
      case .agent(.starting(let reason)): world.errors.line("skein: \(reason)")
      case .agent(.ready): connection.send(.signIn)
      case .agent(.signInOffered(let new)):
        guard Self.isAddress(new.automatic), Self.isAddress(new.manual) else {
          throw Problem(.agentFailed, "What the agent told is no address to sign in at.")
        }
        offer = new
        tell(new)
        connection.send(.finishSignIn(nil))
        reading = Task { while let line = await world.input.line() { told.yield(.typed(line)) } }
      case .typed(let line):
        guard let offer, !line.allSatisfy(\.isWhitespace) else { continue }
        if let code = SignInCode(pasted: line, for: offer) {
          connection.send(.finishSignIn(code))
        } else {
          world.errors.line("skein: That is no code. It is what the page shows after you signed in; paste all of it.")
        }
      case .agent(.signedIn(let account)):
        world.output.line(account.map { "Signed in as \($0)." } ?? "Signed in.")
        return ExitCode.done
      case .agent(.refused(.signIn, let reason)):
        throw Problem(.agentFailed, "This agent offers no signing in from here: \(reason).")
      case .agent(.refused(.finishSignIn, let reason)):
        world.errors.line("skein: Signing in failed: \(reason). Begin again with: skein doctor --sign-in")
        return ExitCode.failed
      case .agent(.ended(let end)):
        throw Problem(.agentFailed, end.startFailure ?? "The agent ended before anybody was signed in.")
      case .agent: break
      }
    }
    return ExitCode.failed
  }

  private func tell(_ offer: SignInOffer) {
    world.output.write(
      """
      Open this address in a browser on this machine, and sign in there:

      \(offer.automatic)

      With a browser on another machine take this one; paste the code that it shows here, then press Enter:

      \(offer.manual)

      Waiting. Ctrl+C ends it.

      """)
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("https://") && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
