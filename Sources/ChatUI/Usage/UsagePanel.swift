import Conversation
import Terminal

/// What was spent: tokens and money by session, by model or by day, with a small plot of the last weeks.
struct UsagePanel: Equatable, Sendable {
  private static let plotDays = 28
  private static let steps = Array(" ▁▂▃▄▅▆▇█")

  private(set) var grouping = UsageReport.Grouping.session
  /// Nil until the engine told it.
  var report: UsageReport?
  private var top = 0
  private var visible = 1

  private var sums: [UsageReport.Sum] { report?.sums(by: grouping) ?? [] }

  mutating func move(_ rows: Int) { top = min(max(0, top + rows), max(0, sums.count - visible)) }
  mutating func page(_ pages: Int) { move(pages * visible) }

  mutating func changeGrouping() {
    let all = UsageReport.Grouping.allCases
    let place = all.firstIndex(of: grouping) ?? 0
    grouping = all[(place + 1) % all.count]
    top = 0
  }

  mutating func draw(into canvas: inout Canvas, keymap: Keymap, now: Timestamp) {
    let all = UsageReport.Grouping.allCases
    let next = all[((all.firstIndex(of: grouping) ?? 0) + 1) % all.count]
    visible = max(1, min(max(1, sums.count), canvas.size.rows - 6))
    top = min(top, max(0, sums.count - visible))
    let box = OverlayBox(
      title: "Usage by \(grouping.rawValue)", rows: sums.isEmpty ? 1 : visible + 3,
      columns: min(canvas.size.columns, 84),
      hint: (sums.isEmpty ? "" : "\(keymap.hint(.usageGrouping, in: .usage)) by \(next.rawValue) · ") + "Esc closes")
    let panel = self
    box.draw(into: &canvas) { panel.drawInside(&$0, now: now) }
  }

  private func drawInside(_ canvas: inout Canvas, now: Timestamp) {
    guard let report else {
      canvas.put("…", row: 0, column: 0, style: "overlay.detail")
      return
    }
    let columns = canvas.size.columns
    guard !sums.isEmpty else {
      canvas.put("Nothing was spent yet.", row: 0, column: 0, style: "overlay.detail")
      return
    }
    let total = StyledLine("In all  ", "overlay.detail").appending(
      Self.figures(report.total, isAligned: false), "overlay.title")
    canvas.put(total.truncated(columns: columns), row: 0)
    canvas.put(plot(report, now: now).truncated(columns: columns), row: 1)
    let most = sums.map { measure($0.usage) }.max() ?? 0
    for (line, sum) in sums.dropFirst(top).prefix(visible).enumerated() {
      canvas.put(self.line(sum, most: most, columns: columns), row: 3 + line)
    }
  }

  /// What the bars tell: money, and where nothing costs any the tokens.
  private func measure(_ usage: Usage) -> Double {
    guard let report, report.total.cost > 0 else { return Double(Self.input(usage) + usage.outputTokens) }
    return usage.cost
  }

  private func measured(_ most: Double) -> String {
    report.map { $0.total.cost > 0 } == true ? StatusLine.money(most) : "\(Self.short(Int(most))) tokens"
  }

  /// What each day up to today took, as a row of bars.
  private func plot(_ report: UsageReport, now: Timestamp) -> StyledLine {
    let days = report.sums(by: .day).reduce(into: [String: Double]()) { $0[$1.name] = measure($1.usage) }
    let costs = (0..<Self.plotDays).reversed().map { ago in
      days[Timestamp(milliseconds: now.milliseconds - Int64(ago) * 86_400_000).day] ?? 0
    }
    let most = costs.max() ?? 0
    let bars = costs.map { cost -> Character in
      guard most > 0, cost > 0 else { return Self.steps[0] }
      return Self.steps[max(1, Int((cost / most * Double(Self.steps.count - 1)).rounded()))]
    }
    return StyledLine("\(Self.plotDays) days ", "overlay.detail").appending(String(bars), "accent")
      .appending(most > 0 ? "  at most \(measured(most)) a day" : "", "overlay.detail")
  }

  private func line(_ sum: UsageReport.Sum, most: Double, columns: Int) -> StyledLine {
    let name = sum.name.isEmpty ? "unknown" : sum.name.replacing("\n", with: " ")
    let nameColumns = max(8, columns * 3 / 8)
    let figures = Self.figures(sum.usage, isAligned: columns >= 60)
    let barColumns = columns - nameColumns - TextWidth.columns(figures) - 2
    var line = StyledLine(TextWidth.padded(name, columns: nameColumns), "overlay").appending(
      " \(figures)", "overlay.detail")
    if most > 0, barColumns >= 4 {
      let count = Int((measure(sum.usage) / most * Double(barColumns - 1)).rounded())
      line.append(" " + String(repeating: "█", count: count), "accent")
    }
    return line.truncated(columns: columns)
  }

  /// Money, then the tokens that went in (those from a cache too) and came out.
  private static func figures(_ usage: Usage, isAligned: Bool) -> String {
    let money = StatusLine.money(usage.cost)
    let input = short(Self.input(usage))
    let output = short(usage.outputTokens)
    guard isAligned else { return "\(money) · \(input) in · \(output) out" }
    return "\(left(money, 9)) \(left(input, 6)) in \(left(output, 6)) out"
  }

  private static func input(_ usage: Usage) -> Int {
    usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  }

  private static func left(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  /// `950`, `12.3k`, `4.5M`.
  static func short(_ count: Int) -> String {
    for (size, unit) in [(1_000_000, "M"), (1000, "k")] where count >= size {
      let tenths = count * 10 / size
      return tenths >= 1000 ? "\(tenths / 10)\(unit)" : "\(tenths / 10).\(tenths % 10)\(unit)"
    }
    return "\(count)"
  }
}
