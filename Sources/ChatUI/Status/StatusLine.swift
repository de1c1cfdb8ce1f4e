import Conversation
import Terminal

/// What is true of the session at hand, in one line: what matters most stands first and is cut last.
enum StatusLine {
  /// The keys that count now: those that `matter` most come before model, context and cost, the rest after.
  struct Hints {
    private(set) var parts: [StyledLine] = []
    var matter = 1

    mutating func add(_ key: String, _ word: String) {
      parts.append(StyledLine(key, "status.key").appending(" \(word)  ", "status"))
    }

    func line(_ count: Int) -> StyledLine { parts.prefix(count).reduce(into: StyledLine()) { $0.append($1) } }
  }

  static func line(
    _ session: SessionSummary?, others waiting: Int, isFollowing: Bool, hasNewBelow: Bool, hints: Hints,
    columns: Int, now: Timestamp
  ) -> StyledLine {
    var parts: [StyledLine] = []
    if let session {
      if session.isDemo { parts.append(StyledLine("DEMO", "status.warning")) }
      if session.owner != nil { parts.append(StyledLine("viewing", "status.warning")) }
      parts.append(state(session, now: now))
      // Where it asks otherwise than usual, that must not be what is left out.
      let mode = mode(session)
      if mode != .standard {
        parts.append(StyledLine(mode.rawValue, mode == .bypass ? "status.failed" : "status"))
      }
    }
    if waiting > 0 {
      parts.append(StyledLine("▲ \(waiting) elsewhere", "status.warning"))
    }
    if !isFollowing { parts.append(StyledLine(hasNewBelow ? "↓ new below" : "↓ scrolled back", "status.busy")) }
    var line = StyledLine(" ")
    func add(_ parts: [StyledLine], leaving room: Int) {
      for part in parts {
        let separated = line.width == 1 ? part : StyledLine(" · ", "status") + part
        if line.width + separated.width > columns - room { break }
        line.append(separated)
      }
    }
    add(parts, leaving: 1)
    if line.width == 1, let first = parts.first { line.append(first.truncated(columns: columns - 1)) }
    // The hints lose their ends before they give way altogether.
    func fit(_ most: Int) -> Int { (0...most).last { line.width + hints.line($0).width + 3 <= columns } ?? 0 }
    let needed = fit(min(hints.matter, hints.parts.count))
    if let session { add(details(session), leaving: needed == 0 ? 1 : hints.line(needed).width + 3) }
    let shown = hints.line(fit(hints.parts.count))
    let space = columns - line.width - shown.width - 1
    return shown.isEmpty ? line : line.appending(String(repeating: " ", count: max(0, space))) + shown
  }

  static func state(_ session: SessionSummary, now: Timestamp) -> StyledLine {
    if let retry = session.retry, session.isBusy {
      let seconds = ShortTime.seconds(until: retry.next, now: now)
      return StyledLine(
        "retrying in \(seconds) s (\(retry.attempt)/\(retry.attempts)): \(retry.reason)", "status.warning")
    }
    let elapsed = ShortTime.text(now.since(session.since))
    switch session.status {
    case .asleep: return StyledLine("asleep", "status")
    case .starting(let reason):
      return StyledLine(reason.map { "starting \(elapsed): \($0)" } ?? "starting \(elapsed)", "status.busy")
    case .working: return StyledLine("working \(elapsed)", "status.busy")
    case .needsYou: return StyledLine("needs you \(elapsed)", "status.warning")
    case .idle: return StyledLine("ready", "status")
    case .failed(let reason): return StyledLine("failed: \(reason.replacing("\n", with: " "))", "status.failed")
    }
  }

  private static func mode(_ session: SessionSummary) -> PermissionMode {
    session.permissionMode ?? session.options.permissionMode ?? .standard
  }

  private static func details(_ session: SessionSummary) -> [StyledLine] {
    var parts = [StyledLine(session.model ?? session.options.model ?? session.options.agent, "status")]
    if mode(session) == .standard { parts.append(StyledLine(PermissionMode.standard.rawValue, "status")) }
    let usage = session.usage
    if usage.contextWindow > 0 {
      let share = usage.contextTokens * 100 / usage.contextWindow
      parts.append(StyledLine("\(share)% context", share >= 80 ? "status.warning" : "status"))
    }
    if usage.cost > 0 { parts.append(StyledLine(money(usage.cost), "status")) }
    return parts
  }

  /// Dollars with as many cents as tell something.
  static func money(_ dollars: Double) -> String {
    guard dollars.isFinite, dollars < 1_000_000 else { return "$?" }
    let digits = dollars > 0 && dollars < 1 ? 4 : 2
    let scale = digits == 4 ? 10_000 : 100
    let units = Int((dollars * Double(scale)).rounded())
    let rest = String(units % scale)
    return "$\(units / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}
