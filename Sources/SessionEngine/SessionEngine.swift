import Agents
import Conversation
import History
import JSON

/// Named conversations with agents: the one place where agents and history meet.
///
/// A front end sends ``Command`` values with ``send(_:)`` and takes ``Event`` values from ``events``; a program without a screen
/// can use the asynchronous calls instead. Each session runs by itself: none waits for another.
///
/// ```swift
/// let engine = SessionEngine(store: MemoryStore(), connector: connector)
/// await engine.start()
/// let session = try await engine.create(name: "fox", options: SessionOptions(agent: "claude", folder: "/home/me/project"))
/// let reply = try await engine.ask("The secret code is 42.", in: session.id)
/// await engine.close()
/// ```
public actor SessionEngine {
  public nonisolated let events: EventMailbox

  private nonisolated let commands: AsyncStream<Command>.Continuation
  let queue: AsyncStream<Command>
  let context: SessionContext
  let files: FileFinder
  var sessions: [SessionID: Session] = [:]
  private var isStarted = false
  private var isClosed = false
  var shown: SessionID?
  /// Other Skeins that are watched, by the addresses of their sockets; nil while none is to be.
  var watched: [String: Wire]?
  /// The last change of the list's order that was begun.
  var arranging: Task<Void, Never>?
  var listReading = ListReading.none
  /// Sessions that are being removed for good, which the history still has.
  var departing: Set<SessionID> = []
  var beside: SessionID?
  private var closing: (@Sendable () async -> Void)?
  var residency: Residency
  var searching: Task<Void, Never>?
  var leftRecords: [SessionID: LeftRecord] = [:]
  let reports: AsyncStream<ResidencyReport>

  /// - Parameters:
  ///   - store: where sessions are remembered; the engine closes it.
  ///   - connector: how agents are reached.
  ///   - events: where the front end takes events from.
  ///   - lock: makes this program the one owner of a session for as long as the returned object lives; nil where no other can have it.
  ///   - sharing: instead of `lock`, where several programs share the sessions: each can be asked for those that it has.
  ///   - residency: how many agents may run while they are idle, beside those at work; nil: by this machine's memory.
  ///   - files: how files are found for completion.
  ///   - title: what an agent's profile is called in a sentence.
  public init(
    store: any HistoryStore, connector: any AgentConnector, events: EventMailbox = EventMailbox(),
    lock: (@Sendable (SessionID) throws(Problem) -> AnyObject & Sendable)? = nil, sharing: SessionSharing? = nil,
    residency: Int? = nil, files: FileFinder = FileFinder(), title: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.events = events
    self.files = files
    let writer = HistoryWriter(
      store: store, trouble: { events.post(.problem(Problem(.storage, $0.description))) },
      listed: { sharing?.tellOfChange() })
    let (reports, reporting) = AsyncStream<ResidencyReport>.makeStream()
    self.reports = reports
    self.residency = Residency(limit: residency ?? Residency.usualLimit(memory: Residency.memory))
    context = SessionContext(
      store: store, writer: writer, connector: connector, mailbox: events, residency: reporting,
      lock: Self.lock(of: sharing) ?? lock, sharing: sharing, title: title)
    (queue, commands) = AsyncStream.makeStream()
  }

  /// Commands are carried out in the order in which they are sent. Never blocks.
  public nonisolated func send(_ command: Command) { commands.yield(command) }

  /// Reads the list of sessions and begins to carry out commands; ``Event/Kind/sessions(_:)`` is posted first. Call it once.
  public func start() async {
    guard !isStarted else { return }
    isStarted = true
    context.sharing?.serve { [weak self] request, wire in Task { await self?.answer(request, wire) } }
    do throws(HistoryProblem) {
      for record in try await context.store.sessions() { admit(record) }
    } catch {
      events.post(.problem(Problem(.storage, error.description)))
    }
    events.post(.sessions(await summaries()))
    Task { await carryOut() }
    Task { await keepResidency() }
  }

  /// All sessions that are not put away, in the order of the sidebar.
  public func summaries() async -> [SessionSummary] { await records().filter { !$0.record.isArchived }.map(\.summary) }

  /// The session of that name, after Unicode normalisation; nil when there is none.
  public func session(named name: String) async -> SessionSummary? {
    await records().first { $0.summary.name == name }?.summary
  }

  /// The session that was on screen last: in this folder where there is one, else anywhere.
  public func lastUsed(in folder: String) async -> SessionSummary? {
    let all = await records().filter { !$0.record.isArchived }
    let here = all.filter { $0.record.options.folder == folder }
    return (here.isEmpty ? all : here).max { $0.record.opened < $1.record.opened }?.summary
  }

  /// Makes a session; an empty name takes a generated one.
  public func create(
    name: String, options: SessionOptions, metadata: [String: JSONValue] = [:]
  ) async throws(Problem) -> SessionSummary {
    guard options.allows(options.permissionMode) else { throw .safe(nil) }
    let now = Timestamp.now()
    let metadata = try Metadata(checking: metadata, at: now)
    let all = await records()
    let taken = Set(all.map(\.summary.name))
    let name = name.isEmpty ? SessionName.generated(besides: taken) : try SessionName.checked(name)
    guard !taken.contains(name) else { throw SessionName.taken(name) }
    let place = (all.map(\.record.place).max() ?? -1) + 1
    var record = SessionRecord(id: .random(), name: name, options: options, place: place, created: now)
    record.metadata = metadata
    let session = admit(record)
    context.writer.add(.session(record))
    await context.writer.commit()
    let summary = await session.summary
    events.post(.summary(summary))
    return summary
  }

  /// - Throws: ``Problem`` of kind `noSuchSession`, `nameTaken`, or `inUse` while another Skein has the session.
  public func rename(_ id: SessionID, to name: String) async throws(Problem) {
    try await carryOut(awaiting: .rename(id, try await freeName(name, for: id)), in: id)
  }

  func freeName(_ name: String, for id: SessionID) async throws(Problem) -> String {
    let name = try SessionName.checked(name)
    let namesake = await session(named: name)
    guard namesake == nil || namesake?.id == id else { throw SessionName.taken(name) }
    return name
  }

  /// Ends the session's agent and moves the session to the trash.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` while another Skein has the session.
  public func delete(_ id: SessionID) async throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    // It is not taken from under a program that has it.
    var lock = await session.isOwned ? nil : try context.lock?(id)
    await end(session)
    if lock == nil { lock = try context.lock?(id) }
    sessions[id] = nil
    session.inbox.finish()
    context.writer.add(.trash(id, at: .now()))
    await context.writer.commit()
    withExtendedLifetime(lock) {}
    events.post(.removed(id))
  }

  /// The session as it stands, with the newest stretch of its transcript.
  public func view(of id: SessionID) async throws(Problem) -> SessionView {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    return await withCheckedContinuation { session.inbox.yield(.view($0)) }
  }

  /// Every block of a session, oldest first; all of it is read from the history.
  public func transcript(of id: SessionID) async throws(Problem) -> [Block] {
    var blocks = try await view(of: id).transcript
    await context.writer.commit()
    while blocks.hasEarlier, let first = blocks.blocks.first?.id {
      do throws(HistoryProblem) {
        let window = try await context.store.blocks(of: id, before: first, count: 1000)
        guard !window.blocks.isEmpty else { break }
        blocks.prepend(window.blocks, hasEarlier: window.hasEarlier)
      } catch {
        throw Problem(.storage, session: id, error.description)
      }
    }
    return blocks.blocks
  }

  /// What happens in a session from now on; with `lines` also each message of its agent as it is received. The stream ends when
  /// the session is closed.
  public func updates(of id: SessionID, lines: Bool = false) async throws(Problem) -> AsyncStream<SessionUpdate> {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    let (stream, continuation) = AsyncStream<SessionUpdate>.makeStream()
    await withCheckedContinuation { ready in
      session.inbox.yield(.watch(UpdateWatcher(continuation: continuation, wantsLines: lines) { ready.resume() }))
    }
    return stream
  }

  /// Ends all agents in order, side by side, and commits everything. The engine cannot be used afterwards.
  public func close() async {
    guard !isClosed else { return }
    isClosed = true
    searching?.cancel()
    await withTaskGroup { group in
      for session in sessions.values { group.addTask { await self.end(session) } }
    }
    endSharing()
    for session in sessions.values { session.inbox.finish() }
    await context.writer.commit()
    await context.store.close()
    await closing?()
    events.post(.closed)
    commands.finish()
    context.residency.finish()
  }

  /// Carries out a command for one session and waits until it is.
  func carryOut(awaiting command: Command, in id: SessionID) async throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    if command.isAboutPlace, try await ownerCarriesOut(command, in: session) { return }
    try await carryOutHere(command, in: session)
  }

  func carryOutHere(_ command: Command, in session: Session) async throws(Problem) {
    let problem = await withCheckedContinuation { session.inbox.yield(.awaited(command, $0)) }
    if let problem { throw problem }
  }

  /// What is let go with the engine, after its sessions and its history.
  func atClose(_ action: @escaping @Sendable () async -> Void) { closing = action }

  nonisolated func end(_ session: Session) async {
    await withCheckedContinuation { session.inbox.yield(.close($0)) }
  }

  struct Entry: Sendable {
    var summary: SessionSummary
    var record: SessionRecord
  }

  func records() async -> [Entry] {
    var all: [Entry] = []
    for session in sessions.values { all.append(Entry(summary: await session.summary, record: await session.record)) }
    return all.sorted { $0.summary.precedes($1.summary) }
  }

  /// The session of a record, which is in the list from now on.
  @discardableResult
  func admit(_ record: SessionRecord) -> Session {
    if let known = sessions[record.id] { return known }
    let session = Session(record: record, context: context)
    sessions[record.id] = session
    Task { await session.run() }
    return session
  }

  static func unknown(_ id: SessionID) -> Problem {
    Problem(.noSuchSession, session: id, "There is no such session; it may have been deleted.")
  }
}
