import Conversation
import JSON

/// The agent's to-do list, put together from the tools that change it: TodoWrite sends all of it, the newer Task tools
/// send one entry at a time.
struct ClaudeTodoList {
  private var ids: [String] = []
  private var items: [String: TodoItem] = [:]

  /// The whole list after a tool's result; nil when the result is not about it.
  mutating func update(from detail: JSONValue, tool: String) -> [TodoItem]? {
    if let todos = detail["newTodos"]?.array {
      return todos.compactMap { item in
        item["content"]?.string.map { TodoItem(text: $0, state: .init(wire: item["status"]?.string)) }
      }
    }
    guard tool.hasPrefix("Task") else { return nil }
    if let tasks = detail["tasks"]?.array {
      ids = []
      items = [:]
      for task in tasks { put(task) }
    } else if let task = detail["task"], task["subject"]?.string != nil {
      put(task)
    } else if let id = detail["taskId"]?.string, let change = detail["statusChange"] {
      if change["to"]?.string == "deleted" {
        ids.removeAll { $0 == id }
        items[id] = nil
      } else {
        items[id]?.state = .init(wire: change["to"]?.string)
      }
    } else {
      return nil
    }
    return ids.compactMap { items[$0] }
  }

  private mutating func put(_ task: JSONValue) {
    guard let id = task["id"]?.string, let text = task["subject"]?.string else { return }
    if items[id] == nil { ids.append(id) }
    items[id] = TodoItem(text: text, state: .init(wire: task["status"]?.string))
  }
}

extension TodoItem.State {
  fileprivate init(wire: String?) {
    switch wire {
    case "completed": self = .done
    case "in_progress": self = .active
    default: self = .pending
    }
  }
}
