import Agents
import Conversation
import History
import SessionEngine

/// Taking over conversations that the `claude` CLI keeps: each becomes a session whose next prompt goes on with it.
struct ClaudeAdoption: Sendable {
  let archive: ClaudeArchive

  /// - Throws: ``Problem`` where there is no home to look in.
  init(environment: [String: String]) throws(Problem) {
    guard let archive = ClaudeArchive(environment: environment) else {
      throw Problem(.usage, "HOME is not set, so Skein does not know where Claude Code keeps its conversations.")
    }
    self.archive = archive
  }

  /// The session of the conversation that these words name, and whether it was made now.
  func adopt(_ words: String, in engine: SessionEngine) async throws(Problem) -> (session: SessionSummary, isNew: Bool)
  {
    let known = await engine.summaries()
    if let session = known.first(where: { $0.conversation?.rawValue == words }) { return (session, false) }
    let listing = try find(words)
    if let session = known.first(where: { $0.conversation == listing.id }) { return (session, false) }
    let transcript: ClaudeTranscript
    do throws(ClaudeRecordProblem) {
      transcript = try archive.transcript(of: listing)
    } catch {
      throw Problem(.other, error.description)
    }
    return (try await engine.add(Self.document(of: transcript, listing)).summary, true)
  }

  /// By its id, or by its title or a part of it that no other has.
  func find(_ words: String) throws(Problem) -> ClaudeListing {
    if let found = archive.listing(of: ConversationID(words)) { return found }
    let all = archive.listings()
    let wanted = words.lowercased()
    let steps: [(ClaudeListing) -> Bool] = [
      { $0.title == words }, { $0.title.lowercased().contains(wanted) },
      { wanted.count >= 4 && $0.id.rawValue.hasPrefix(wanted) },
    ]
    for isMeant in steps {
      let found = all.filter(isMeant)
      if let only = found.first, found.count == 1 { return only }
      guard found.isEmpty else {
        let offers = found.prefix(5).map { "\($0.id) (\(Self.name(for: $0.title)))" }.joined(separator: ", ")
        throw Problem(.usage, "\(found.count) conversations are meant by “\(words)”; name one by its id: \(offers).")
      }
    }
    throw Problem(
      .noSuchSession,
      "Claude Code has no conversation “\(words)” in \(archive.folder). See: skein import --from-claude")
  }

  static func document(of transcript: ClaudeTranscript, _ listing: ClaudeListing) -> SessionDocument {
    let folder = listing.folder.isEmpty ? transcript.folder ?? "/" : listing.folder
    var record = SessionRecord(
      id: .random(), name: name(for: listing.title), options: SessionOptions(agent: "claude", folder: folder), place: 0,
      created: listing.created, conversation: listing.id)
    record.updated = listing.updated
    record.opened = listing.updated
    record.hasConversation = true
    record.usage = transcript.usage
    record.model = transcript.model
    if let last = transcript.blocks.last?.id { record.nextBlock = last.next }
    return SessionDocument(record: record, blocks: transcript.blocks)
  }

  /// A title as the name of a session: one line without controls, not long.
  static func name(for title: String) -> String {
    let scalars = title.unicodeScalars.map { scalar -> UnicodeScalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: " "
      default: scalar
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let words = String(view).split(separator: " ").joined(separator: " ")
    return words.count > 48 ? words.prefix(47) + "…" : words
  }
}
