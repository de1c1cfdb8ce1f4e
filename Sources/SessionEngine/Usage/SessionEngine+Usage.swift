import Conversation
import History

extension SessionEngine {
  /// What was spent since then, nil: ever; also in sessions that are put away or in the trash. What was removed for good is gone
  /// from here too.
  /// - Throws: ``Problem`` of kind `storage`.
  public func usage(since: Timestamp? = nil) async throws(Problem) -> UsageReport {
    await context.writer.commit()
    var records = await self.records().map(\.record)
    var spendings: [Spending]
    do throws(HistoryProblem) {
      records += try await context.store.trashed().map(\.record)
      spendings = try await context.store.spending(since: since)
    } catch {
      throw Problem(.storage, error.description)
    }
    for former in records.compactMap(\.formerly) where since.map({ former.time >= $0 }) ?? true {
      spendings.append(former)
    }
    let names = Dictionary(records.map { ($0.id, $0.name) }) { first, _ in first }
    return UsageReport(since: since, spendings: spendings, names: names)
  }

  func tellUsage(since: Timestamp?) async {
    do throws(Problem) {
      events.post(.usage(try await usage(since: since)))
    } catch {
      events.post(.problem(error))
    }
  }
}

extension UsageReport {
  init(since: Timestamp?, spendings: [Spending], names: [SessionID: String]) {
    struct Key: Hashable {
      var session: SessionID
      var model: String
      var day: String
    }
    var rows: [Key: Usage] = [:]
    for spending in spendings {
      rows[Key(session: spending.session, model: spending.model, day: spending.time.day), default: Usage()].add(
        spending.usage)
    }
    let all = rows.map { key, usage in
      Row(session: key.session, name: names[key.session] ?? "", model: key.model, day: key.day, usage: usage)
    }
    self.init(
      since: since,
      rows: all.sorted {
        ($1.day, $0.name, $0.session.rawValue, $0.model) < ($0.day, $1.name, $1.session.rawValue, $1.model)
      })
  }
}
