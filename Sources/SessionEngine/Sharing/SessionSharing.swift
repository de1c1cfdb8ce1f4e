import CSystem
import Conversation
import Dispatch
import Glibc
import History
import Synchronization

/// How several Skeins share the sessions of one history's folder: each session has one owner at a time, who can be asked.
///
/// The owner holds the session's lock and listens on a Unix socket beside the locks; who wants the session finds the socket's name
/// in the lock's file. Only processes of the same user are heard.
public final class SessionSharing: Sendable {
  let folder: String
  /// The name of this one's socket.
  let address: String
  private let locks: String
  private let state = Mutex(State())

  private struct State {
    var listener: Listener?
    var isClosed = false
    /// What takes requests, once there is something to ask.
    var answer: (@Sendable (SharingRequest, Wire) -> Void)?
    var connections = 0
  }

  /// The most connections that are served at the same time.
  private static let mostConnections = 128
  /// How long a connection may say nothing, in seconds.
  private static let silence = 5

  /// - Parameter folder: the history's folder, an absolute path.
  public init(folder: String) {
    self.folder = folder
    locks = SessionLock.folder(in: folder)
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    address = "\(getpid())-\(number).sock"
  }

  deinit { close() }

  /// Who answers requests; to be called before the first lock is taken.
  func serve(_ answer: @escaping @Sendable (SharingRequest, Wire) -> Void) {
    state.withLock { $0.answer = answer }
  }

  /// Makes this one the session's owner for as long as the returned object lives, and lets others ask it from the first one on.
  func lock(_ session: SessionID) throws(Problem) -> any AnyObject & Sendable {
    do throws(HistoryProblem) {
      let lock = try SessionLock(session, in: folder, address: address)
      listen()
      return lock
    } catch {
      if case .inUse(_, let process) = error { throw Self.inUse(session, SessionOwner(process: process)) }
      // Where nothing can be written no other program goes on with the session either. The store has said why; the
      // conversation goes on in memory.
      return Unlocked()
    }
  }

  private final class Unlocked: Sendable {}

  static func inUse(_ session: SessionID, _ owner: SessionOwner) -> Problem {
    Problem(.inUse, session: session, "This session is open in \(owner.words), so here it can only be read.")
  }

  /// Who has the session; nil while nobody has.
  func holder(of session: SessionID) -> LockHolder? { SessionLock.holder(of: session, in: folder) }

  /// The sockets of the other Skeins, dead ones too.
  func others() -> [String] {
    guard let directory = opendir(locks) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if LockHolder.isName(name), name != address { names.append(name) }
    }
    return names
  }

  /// A connection to the Skein at an address, with its first request on the way; nil where nobody is there.
  /// - Parameter limit: the longest line that is taken from it, in bytes.
  func connect(_ address: String, limit: Int, _ request: SharingRequest) -> Wire? {
    guard LockHolder.isName(address), let line = SharingLine.bytes(request) else { return nil }
    var peer: pid_t = 0
    let file = skein_socket_connect(locks, address, &peer)
    guard file >= 0 else { return nil }
    let wire = Wire(file: file, peer: peer, limit: limit)
    wire.send(line)
    return wire
  }

  /// Tells the others that the list of sessions in the history has changed. They have it when this returns, so a program that ends
  /// at once has told it all the same; it never waits for them.
  func tellOfChange() {
    guard let request = SharingLine.bytes(SharingRequest(ask: .changed)) else { return }
    let line = request + [UInt8(ascii: "\n")]
    for other in others() {
      var peer: pid_t = 0
      let file = skein_socket_connect(locks, other, &peer)
      // One whose queue is full has been told before, and reads the list after it has come to that.
      guard file >= 0 else { continue }
      _ = send(file, line, line.count, Int32(MSG_NOSIGNAL))
      Glibc.close(file)
    }
  }

  /// No one is heard any more; the socket is gone.
  func close() {
    let listener = state.withLock { state in
      state.isClosed = true
      state.answer = nil
      defer { state.listener = nil }
      return state.listener
    }
    guard let listener else { return }
    unlink("\(locks)/\(address)")
    listener.close()
  }

  /// From now on others can ask, and are told so; at most once.
  func listen() {
    // Where the folder cannot be made the socket cannot either.
    try? SessionLock.makeFolder(in: folder)
    let isNew = state.withLock { state in
      guard !state.isClosed, state.listener == nil, state.answer != nil else { return false }
      let file = skein_socket_listen(locks, address)
      // Where that is refused the sessions are locked all the same; others are told that nobody answers.
      guard file >= 0 else { return false }
      state.listener = Listener(file: file) { [weak self] in self?.serve(file: $0, peer: $1) }
      return true
    }
    guard isNew else { return }
    let hello = SharingRequest(ask: .hello, address: address)
    for other in others() {
      guard let wire = connect(other, limit: SharingRequest.longest, hello) else { continue }
      wire.start { [weak wire] _ in wire?.end() }
      wire.end(afterSeconds: Self.silence)
    }
  }

  private func serve(file: Int32, peer: Int32) {
    let wire = Wire(file: file, peer: peer, limit: SharingRequest.longest)
    let answer = state.withLock { state in
      guard state.connections < Self.mostConnections else { return nil as (@Sendable (SharingRequest, Wire) -> Void)? }
      state.connections += 1
      return state.answer
    }
    guard let answer else { return }
    let isAsked = Atomic(false)
    wire.whenOver { [weak self] in self?.state.withLock { $0.connections -= 1 } }
    wire.start { [weak wire] line in
      guard let wire else { return }
      // One request a connection; who says more is done with it.
      guard !isAsked.exchange(true, ordering: .relaxed) else { return wire.end() }
      guard let request = SharingLine.value(SharingRequest.self, in: line) else {
        wire.reply(SharingReply(problem: "That is no request that this Skein knows."))
        return wire.end(whenSent: true)
      }
      answer(request, wire)
    }
    wire.queue.asyncAfter(deadline: .now() + .seconds(Self.silence)) { [weak wire] in
      if !isAsked.load(ordering: .relaxed) { wire?.end() }
    }
  }
}

extension Problem {
  /// Another Skein has asked for the session, and its agent is ending.
  static func goingElsewhere(_ session: SessionID) -> Problem {
    Problem(.inUse, session: session, "Another Skein is taking this session over.")
  }
}
