import Conversation
import JSON

/// Sub-agents and shells that run beside the turn. Either of two messages can be the only one to tell that one ended.
extension ClaudeCodec {
  mutating func receiveTask(
    _ subtype: String, _ message: JSONValue, now: Timestamp, _ out: inout AgentDecoding
  ) {
    let before = tasks
    switch subtype {
    case "background_tasks_changed": setBackground(message["tasks"]?.array ?? [], now: now)
    case "task_started": start(message, now: now)
    case "task_updated":
      let patch = message["patch"]
      if patch?["is_backgrounded"]?.bool == true { moveToBackground(message["task_id"]?.string) }
      if ["completed", "failed", "killed", "stopped"].contains(patch?["status"]?.string) {
        remove(message["task_id"]?.string)
      }
    case "task_progress":
      if let place = tasks.firstIndex(where: { $0.id == message["task_id"]?.string }) {
        tasks[place].activity = message["description"]?.string ?? message["last_tool_name"]?.string
      }
    case "task_notification":
      remove(message["task_id"]?.string)
      tellEnd(message, &out)
    default: break
    }
    if tasks != before { out.events.append(.tasksChanged(tasks)) }
  }

  private mutating func start(_ message: JSONValue, now: Timestamp) {
    guard let id = message["task_id"]?.string else { return }
    let task = BackgroundTask(
      id: id, toolCall: message["tool_use_id"]?.string.map(ToolCallID.init(_:)),
      summary: message["description"]?.string ?? "", isAgent: message["task_type"]?.string == "local_agent",
      isInBackground: message["is_backgrounded"]?.bool ?? false, began: now)
    if let place = tasks.firstIndex(where: { $0.id == id }) {
      let began = tasks[place].began
      tasks[place] = task
      tasks[place].began = began
    } else {
      tasks.append(task)
    }
    backgroundTasks[id] = task.isInBackground ? task.summary : nil
  }

  /// The full set of those in the background, each time.
  private mutating func setBackground(_ list: [JSONValue], now: Timestamp) {
    let ids = list.compactMap { $0["task_id"]?.string }
    tasks.removeAll { $0.isInBackground && !ids.contains($0.id) }
    for entry in list {
      guard let id = entry["task_id"]?.string else { continue }
      if let place = tasks.firstIndex(where: { $0.id == id }) {
        tasks[place].isInBackground = true
      } else {
        tasks.append(
          BackgroundTask(
            id: id, toolCall: nil, summary: entry["description"]?.string ?? "",
            isAgent: entry["task_type"]?.string == "local_agent", isInBackground: true, began: now))
      }
      backgroundTasks[id] = entry["description"]?.string ?? ""
    }
  }

  private mutating func moveToBackground(_ id: String?) {
    guard let place = tasks.firstIndex(where: { $0.id == id }) else { return }
    tasks[place].isInBackground = true
    backgroundTasks[tasks[place].id] = tasks[place].summary
  }

  private mutating func remove(_ id: String?) { tasks.removeAll { $0.id == id } }

  /// The end of a task in the foreground shows in its tool call; one in the background ended out of sight.
  private mutating func tellEnd(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let id = message["task_id"]?.string, let name = backgroundTasks.removeValue(forKey: id) else { return }
    let status = message["status"]?.string ?? "completed"
    let words = ["completed": "has finished", "failed": "has failed", "stopped": "was stopped"]
    let text = "\(name.isEmpty ? "A background task" : "“\(name)”") \(words[status] ?? status)"
    let summary = message["summary"]?.string
    let detail = summary == name ? nil : summary
    out.events.append(.notice(Notice(status == "failed" ? .warning : .info, .taskEnded, text, detail: detail)))
  }

  /// What a sub-agent was asked to do, as a name for it.
  func agentName(_ id: String) -> String {
    let summary = tasks.first { $0.id == id }?.summary ?? ""
    return summary.isEmpty ? id : summary
  }
}
