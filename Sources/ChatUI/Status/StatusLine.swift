import Conversation
import Terminal

/// What is true of the session at hand, in one line: what matters most stands first and is cut last.
enum StatusLine {
  static func line(
    _ session: SessionSummary?, others waiting: Int, isFollowing: Bool, hasNewBelow: Bool, hints: StyledLine,
    columns: Int, now: Timestamp
  ) -> StyledLine {
    var parts: [StyledLine] = []
    if let session {
      if session.isDemo { parts.append(StyledLine("DEMO", "status.warning")) }
      if session.owner != nil { parts.append(StyledLine("viewing", "status.warning")) }
      parts.append(state(session, now: now))
    }
    if waiting > 0 {
      parts.append(StyledLine("▲ \(waiting) elsewhere", "status.warning"))
    }
    if !isFollowing { parts.append(StyledLine(hasNewBelow ? "↓ new below" : "↓ scrolled back", "status.busy")) }
    if let session { parts += details(session) }
    var line = StyledLine(" ")
    for (index, part) in parts.enumerated() {
      let separated = index == 0 ? part : StyledLine(" · ", "status") + part
      if line.width + separated.width > columns - 1 { break }
      line.append(separated)
    }
    if line.width == 1, let first = parts.first { line.append(first.truncated(columns: columns - 1)) }
    // The hints lose their ends before they give way altogether.
    var hints = hints
    while !hints.isEmpty, columns - line.width - hints.width < 3 { hints.runs.removeLast(min(2, hints.runs.count)) }
    let space = columns - line.width - hints.width - 1
    return hints.isEmpty ? line : line.appending(String(repeating: " ", count: max(0, space))) + hints
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

  private static func details(_ session: SessionSummary) -> [StyledLine] {
    var parts = [StyledLine(session.model ?? session.options.model ?? session.options.agent, "status")]
    let mode = session.permissionMode ?? session.options.permissionMode ?? .standard
    // Nothing is asked any more: that must not be what is left out.
    if mode == .bypass {
      parts.insert(StyledLine(mode.rawValue, "status.failed"), at: 0)
    } else {
      parts.append(StyledLine(mode.rawValue, "status"))
    }
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
    let digits = dollars < 1 ? 4 : 2
    let scale = dollars < 1 ? 10_000 : 100
    let units = Int((dollars * Double(scale)).rounded())
    let rest = String(units % scale)
    return "$\(units / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}
