import Conversation
import JSON

/// A session for each context (a project, a user, a topic), made when the context is first used.
///
/// The context is noted in the session's metadata, so a later run finds the same session; one that was deleted meanwhile is
/// made anew.
///
/// ```swift
/// let pool = SessionPool(engine: engine, options: options)
/// let reply = try await pool.ask("Explain ownership.", in: "rust-learning")
/// ```
public actor SessionPool {
  /// The key of the metadata that holds the context.
  public static let key = "context"

  private let engine: SessionEngine
  private let options: SessionOptions
  private let systemPrompt: PlaceholderText
  private let metadata: [String: JSONValue]
  private var sessions: [String: SessionID] = [:]
  /// Contexts whose session is being made: two callers get the same one.
  private var making: [String: Task<Result<SessionSummary, Problem>, Never>] = [:]

  /// - Parameters:
  ///   - options: of new sessions; a system prompt in them takes the place of `defaultPrompt`.
  ///   - defaultPrompt: the system prompt of new sessions, with `{context}` filled in.
  ///   - metadata: of new sessions, beside the context.
  public init(
    engine: SessionEngine, options: SessionOptions,
    defaultPrompt: String = "You are working in the {context} context.", metadata: [String: JSONValue] = [:]
  ) {
    self.engine = engine
    self.options = options
    systemPrompt = PlaceholderText(options.systemPrompt ?? defaultPrompt)
    self.metadata = metadata
  }

  /// The context's session, verified to exist, or a new one.
  public func session(for context: String) async throws(Problem) -> SessionSummary {
    if let task = making[context] { return try await task.value.get() }
    let task = Task { await find(context) }
    making[context] = task
    let result = await task.value
    making[context] = nil
    let session = try result.get()
    sessions[context] = session.id
    return session
  }

  /// Asks in the context's session, see ``SessionEngine/ask(_:in:timeout:keepsMessages:answering:progress:)-(String,_,_,_,_)``.
  public func ask(
    _ text: String, in context: String, timeout: Duration? = .seconds(300),
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) }
  ) async throws(Problem) -> Reply {
    let session = try await session(for: context)
    return try await engine.ask(text, in: session.id, timeout: timeout, answering: answering)
  }

  private func find(_ context: String) async -> Result<SessionSummary, Problem> {
    if let id = sessions[context], let known = await engine.summary(of: id) { return .success(known) }
    let value = JSONValue.string(context)
    if let found = await engine.sessions(with: [Self.key: value]).first { return .success(found) }
    var options = options
    options.systemPrompt = systemPrompt.filled(["context": context])
    var metadata = metadata
    metadata[Self.key] = value
    do throws(Problem) {
      // The context's own name where that can be one and is free.
      let name = (try? SessionName.checked(context)) ?? ""
      let isTaken = await engine.session(named: name) != nil
      return .success(try await engine.create(name: isTaken ? "" : name, options: options, metadata: metadata))
    } catch {
      return .failure(error)
    }
  }
}
