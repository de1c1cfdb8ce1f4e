import Conversation
import JSON

/// Tokens and money as `skein usage` prints them, summed by session, by model and by the day something was last said.
struct UsageReport {
  let sessions: [SessionSummary]

  struct Row: Hashable {
    var name: String
    var usage = Usage()

    mutating func add(_ other: Usage) {
      usage.inputTokens += other.inputTokens
      usage.outputTokens += other.outputTokens
      usage.cacheReadTokens += other.cacheReadTokens
      usage.cacheWriteTokens += other.cacheWriteTokens
      usage.cost += other.cost
    }
  }

  /// The largest sums first; days with the latest first.
  var bySession: [Row] { rows { $0.name }.sorted { ($1.usage.cost, $0.name) < ($0.usage.cost, $1.name) } }
  var byModel: [Row] {
    rows { $0.model ?? $0.options.model ?? "unknown" }.sorted { ($1.usage.cost, $0.name) < ($0.usage.cost, $1.name) }
  }
  var byDay: [Row] { rows { Self.day($0.updated) }.sorted { $0.name > $1.name } }
  var total: Row { rows { _ in "total" }.first ?? Row(name: "total") }

  private func rows(_ key: (SessionSummary) -> String) -> [Row] {
    var rows: [String: Row] = [:]
    for session in sessions { rows[key(session), default: Row(name: key(session))].add(session.usage) }
    return Array(rows.values)
  }

  var json: JSONValue {
    func list(_ rows: [Row], _ key: String) -> JSONValue { .array(rows.map { Self.json($0, key) }) }
    return [
      "sessions": list(bySession, "session"), "models": list(byModel, "model"), "days": list(byDay, "day"),
      "total": Self.json(total, nil),
    ]
  }

  private static func json(_ row: Row, _ key: String?) -> JSONValue {
    let sums: [JSONMember] = [
      JSONMember("input_tokens", .int(row.usage.inputTokens)),
      JSONMember("output_tokens", .int(row.usage.outputTokens)),
      JSONMember("cache_read_tokens", .int(row.usage.cacheReadTokens)),
      JSONMember("cache_write_tokens", .int(row.usage.cacheWriteTokens)), JSONMember("cost", .double(row.usage.cost)),
    ]
    return .object((key.map { [JSONMember($0, .string(row.name))] } ?? []) + sums)
  }

  var text: String {
    let groups = [("SESSION", bySession), ("MODEL", byModel), ("DAY (UTC)", byDay)]
    return groups.map { SessionTable.text([[$0.0, "IN", "OUT", "CACHED", "COST"]] + $0.1.map(Self.columns)) + "\n" }
      .joined() + SessionTable.text([Self.columns(total)])
  }

  private static func columns(_ row: Row) -> [String] {
    let cents = Int64((row.usage.cost * 10_000).rounded())
    let rest = String(cents % 10_000)
    let cost = "$\(cents / 10_000)." + String(repeating: "0", count: max(0, 4 - rest.count)) + rest
    return [
      row.name, "\(row.usage.inputTokens)", "\(row.usage.outputTokens)",
      "\(row.usage.cacheReadTokens + row.usage.cacheWriteTokens)", cost,
    ]
  }

  /// `2026-11-20`, by the civil calendar.
  static func day(_ time: Timestamp) -> String {
    let days = Int((Double(time.milliseconds) / 86_400_000).rounded(.down)) + 719_468
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(two(month))-\(two(ofYear - (153 * shifted + 2) / 5 + 1))"
  }
}
