import Conversation
import JSON

/// Tokens and money as `skein usage` prints them.
struct UsageTable {
  let report: UsageReport
  /// What sums are printed over.
  let groupings: [UsageReport.Grouping]

  var json: JSONValue {
    let groups = groupings.map { grouping in
      JSONMember(
        grouping.rawValue + "s",
        .array(report.sums(by: grouping).map { Self.json($0.usage, (grouping.rawValue, Self.name($0, grouping))) }))
    }
    return .object(groups + [JSONMember("total", Self.json(report.total, nil))])
  }

  var text: String {
    groupings.map { grouping in
      let rows = report.sums(by: grouping).map { Self.columns(Self.name($0, grouping), $0.usage) }
      return SessionTable.text([[grouping.rawValue.uppercased(), "IN", "OUT", "CACHED", "COST"]] + rows) + "\n"
    }.joined() + SessionTable.text([Self.columns("total", report.total)])
  }

  private static func name(_ sum: UsageReport.Sum, _ grouping: UsageReport.Grouping) -> String {
    grouping == .model && sum.name.isEmpty ? "unknown" : sum.name
  }

  private static func json(_ usage: Usage, _ name: (key: String, value: String)?) -> JSONValue {
    let sums: [JSONMember] = [
      JSONMember("input_tokens", .int(usage.inputTokens)), JSONMember("output_tokens", .int(usage.outputTokens)),
      JSONMember("cache_read_tokens", .int(usage.cacheReadTokens)),
      JSONMember("cache_write_tokens", .int(usage.cacheWriteTokens)), JSONMember("cost", .double(usage.cost)),
    ]
    return .object((name.map { [JSONMember($0.key, .string($0.value))] } ?? []) + sums)
  }

  private static func columns(_ name: String, _ usage: Usage) -> [String] {
    let cents = Int64((usage.cost * 10_000).rounded())
    let rest = String(cents % 10_000)
    let cost = "$\(cents / 10_000)." + String(repeating: "0", count: max(0, 4 - rest.count)) + rest
    return [
      name, "\(usage.inputTokens)", "\(usage.outputTokens)", "\(usage.cacheReadTokens + usage.cacheWriteTokens)", cost,
    ]
  }
}
