import Conversation
import JSON

/// `system` messages.
extension ClaudeCodec {
  mutating func receiveSystem(_ message: JSONValue, now: Timestamp, _ out: inout AgentDecoding) {
    let subtype = message["subtype"]?.string ?? ""
    switch subtype {
    case "init": receiveInit(message, &out)
    case "status": receiveStatus(message, &out)
    case "api_retry": receiveRetry(message, now: now, &out)
    case "compact_boundary": receiveCompaction(message, &out)
    case "background_tasks_changed", "task_started", "task_updated", "task_progress",
      "task_notification":
      receiveTask(subtype, message, now: now, &out)
    case "informational":
      guard let text = message["content"]?.string, !text.isEmpty else { break }
      let level: Notice.Level = message["level"]?.string == "warning" ? .warning : .info
      out.events.append(.notice(Notice(level, .other, text)))
    case "permission_denied":
      if let id = message["tool_use_id"]?.string { deniedTools.insert(ToolCallID(id)) }
      let tool = message["tool_name"]?.string ?? "A tool"
      let reason = message["decision_reason_type"]?.string.map { " (\($0))" } ?? ""
      out.events.append(
        .notice(
          Notice(.warning, .other, "\(tool) was denied without asking\(reason)", detail: message["message"]?.string)))
    case "model_fallback":
      let fallback = message["fallback_model"]?.string
      let text = message["content"]?.string ?? "The agent switched to \(fallback ?? "another model")"
      out.events.append(.notice(Notice(.warning, .modelChanged, text)))
      if let fallback {
        model = fallback
        out.events.append(.modelChanged(fallback))
      }
    case "hook_response":
      guard message["outcome"]?.string == "error" else { break }
      let name = message["hook_name"]?.string ?? "A hook"
      let words = message["stderr"]?.string ?? message["output"]?.string
      out.events.append(.notice(Notice(.warning, .other, "The hook \(name) failed", detail: words)))
    default: passOver("system/\(subtype)", &out)
    }
  }

  private mutating func receiveStatus(_ message: JSONValue, _ out: inout AgentDecoding) {
    switch message["status"]?.string {
    case "requesting":
      isRequesting = true
      out.events.append(.activity(.requesting))
    case "compacting": out.events.append(.activity(.compacting))
    case nil where message["permissionMode"] == nil || message["compact_result"] != nil:
      isRequesting = false
      out.events.append(.activity(nil))
    case nil: break
    case .some(let other): passOver("system/status/\(other)", &out)
    }
    if let word = message["permissionMode"]?.string {
      let new = PermissionMode(wire: word)
      if new != mode {
        mode = new
        out.events.append(.modeChanged(new))
      }
    }
    if message["compact_result"]?.string == "failed" {
      let reason = message["compact_error"]?.string ?? "no reason given"
      out.events.append(.notice(Notice(.warning, .compacted, "The conversation could not be compacted (\(reason))")))
    }
  }

  private mutating func receiveCompaction(_ message: JSONValue, _ out: inout AgentDecoding) {
    isCompacted = true
    let detail = message["compact_metadata"]
    let isAutomatic = detail?["trigger"]?.string == "auto"
    var text = isAutomatic ? "The agent compacted the conversation by itself" : "The conversation was compacted"
    if let before = detail?["pre_tokens"]?.count, let after = detail?["post_tokens"]?.count {
      text += ": \(ClaudeWords.grouped(before)) → \(ClaudeWords.grouped(after)) tokens"
      usage.contextTokens = after
      contextOfRequest = 0
    }
    out.events.append(.notice(Notice(.info, .compacted, text)))
    out.events.append(.usage(usage))
  }

  private func receiveRetry(_ message: JSONValue, now: Timestamp, _ out: inout AgentDecoding) {
    let delay = min(message["retry_delay_ms"]?.count ?? 0, 86_400_000)
    out.events.append(
      .retrying(
        RetryState(
          attempt: message["attempt"]?.count ?? 1, attempts: message["max_retries"]?.count ?? 0,
          next: Timestamp(milliseconds: now.milliseconds &+ Int64(delay)),
          reason: ClaudeWords.retryReason(
            error: message["error"]?.string, status: message["error_status"]?.count))))
  }

  /// Only what limits the user is told, and each limit once until it resets.
  mutating func receiveRateLimit(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let info = message["rate_limit_info"] else { return passOver("rate_limit_event", &out) }
    var windows = (info["unifiedWindows"]?.members ?? []).map { (name: $0.key, detail: $0.value) }
    if windows.isEmpty, let name = info["rateLimitType"]?.string { windows = [(name, info)] }
    for (name, detail) in windows {
      let status = detail["status"]?.string ?? ""
      guard status == "allowed_warning" || status == "rejected" else { continue }
      let resets = detail["resetsAt"]?.count
      guard toldLimits.insert("\(name) \(status) \(resets ?? 0)").inserted else { continue }
      let text = ClaudeWords.limit(
        name, isReached: status == "rejected", utilization: detail["utilization"]?.double, resets: resets)
      out.events.append(.notice(Notice(.warning, .other, text)))
    }
  }
}
