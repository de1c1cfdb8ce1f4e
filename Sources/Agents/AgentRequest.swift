import Conversation

/// What is asked of an agent, in words that hold for every protocol.
public enum AgentRequest: Hashable, Sendable {
  /// The first request of a connection: tell about yourself.
  case initialize
  case prompt(Prompt)
  /// A prompt with the content of its pictures.
  case promptWithImages(Prompt, [ImageContent])
  /// End the running turn and keep what came; `cancelsQueued` also takes back prompts that wait.
  case interrupt(cancelsQueued: Bool)
  case answer(PermissionRequest, PermissionAnswer)
  case withdraw(PromptID)
  /// Nil: the agent's default.
  case setModel(String?)
  case setPermissionMode(PermissionMode)
  /// Files that fit some letters; an agent that offers nothing of the kind answers with nil.
  case suggestFiles(String)
  /// Take the files that the agent changed back to before a prompt; dry: only tell what would change.
  case rewindFiles(to: PromptID, isDry: Bool)
  /// Stop a sub-agent or a shell, by the id of its ``BackgroundTask``.
  case stopTask(String)
  /// Begin to sign in to the agent's service: answered by ``AgentEvent/signInOffered(_:)``.
  case signIn
  /// Hand in the code that the service showed, nil: wait until it is known otherwise. Answered by ``AgentEvent/signedIn(account:)``, or refused,
  /// which ends the signing in.
  case finishSignIn(SignInCode?)
  case endSession
}
