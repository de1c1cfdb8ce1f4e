import Conversation
import JSON

extension SessionRecord {
  /// All that has no column of its own.
  var detail: JSONValue {
    var object = JSONObject()
    object["options"] = options.detail
    object["conversation"] = .string(conversation.rawValue)
    object["resumable"] = .bool(hasConversation)
    object["forks"] = forks.map { .string($0.rawValue) }
    object["forksAt"] = forksAt.map { .string($0) }
    if isArchived { object["archived"] = true }
    if isPinned { object["pinned"] = true }
    object["unread"] = .int(unread)
    if messages > 0 { object["messages"] = .int(messages) }
    object["usage"] = usage.detail
    object["counted"] = counted.map { counted in
      .object(counted.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.detail) })
    }
    object["model"] = model.map { .string($0) }
    if draft != Draft() { object["draft"] = draft.detail }
    object["scroll"] = scroll.map { ["block": .int($0.block.rawValue), "row": .int($0.row)] }
    if !queue.isEmpty { object["queue"] = .array(queue.map(\.detail)) }
    object["next"] = .int(nextBlock.rawValue)
    if isMidTurn { object["midTurn"] = true }
    if !metadata.isEmpty { object["metadata"] = metadata.detail }
    return object.value
  }

  init(
    id: SessionID, name: String, place: Int, created: Timestamp, updated: Timestamp, opened: Timestamp,
    detail: JSONValue
  ) {
    self.init(
      id: id, name: name, options: SessionOptions(detail["options"] ?? .null), place: place, created: created,
      conversation: detail["conversation"]?.string.map { ConversationID($0) } ?? .random())
    self.updated = updated
    self.opened = opened
    hasConversation = detail["resumable"]?.bool ?? false
    forks = detail["forks"]?.string.map { ConversationID($0) }
    forksAt = detail["forksAt"]?.string
    isArchived = detail["archived"]?.bool ?? false
    isPinned = detail["pinned"]?.bool ?? false
    unread = detail.number("unread")
    messages = detail.number("messages")
    usage = Usage(detail["usage"] ?? .null)
    counted = detail["counted"]?.members.map { members in
      Dictionary(members.map { ($0.key, Usage($0.value)) }) { _, later in later }
    }
    model = detail["model"]?.string
    if let draft = detail["draft"] { self.draft = Draft(draft) }
    scroll = detail["scroll"].map {
      ScrollPlace(block: BlockID(Int64($0.number("block"))), row: $0.number("row"))
    }
    queue = (detail["queue"]?.array ?? []).map { Prompt($0) }
    nextBlock = BlockID(Int64(detail["next"]?.int ?? 1))
    isMidTurn = detail["midTurn"]?.bool ?? false
    metadata = Metadata(detail["metadata"] ?? .null)
  }
}

extension Prompt {
  fileprivate var detail: JSONValue {
    var detail: JSONValue = [
      "id": .string(id.rawValue), "text": .string(text), "delivery": .string(delivery.rawValue),
    ]
    if !images.isEmpty { detail = detail.setting("images", to: images.detail) }
    return isComposed ? detail.setting("composed", to: true) : detail
  }

  fileprivate init(_ detail: JSONValue) {
    self.init(
      id: PromptID(detail.text("id")), text: detail.text("text"),
      delivery: Delivery(rawValue: detail.text("delivery")) ?? .uncertain,
      isComposed: detail["composed"]?.bool ?? false, images: .init(detail["images"]))
  }
}

extension SessionOptions {
  fileprivate var detail: JSONValue {
    var object = JSONObject()
    object["agent"] = .string(agent)
    object["folder"] = .string(folder)
    object["model"] = model.map { .string($0) }
    object["mode"] = permissionMode.map { .string($0.rawValue) }
    object["systemPrompt"] = systemPrompt.map { .string($0) }
    object["appendSystemPrompt"] = appendSystemPrompt.map { .string($0) }
    object["maxTurns"] = maxTurns.map { .int($0) }
    object["maxBudget"] = maxBudget.map { .double($0) }
    if !allowedTools.isEmpty { object["allowedTools"] = .texts(allowedTools) }
    if !disallowedTools.isEmpty { object["disallowedTools"] = .texts(disallowedTools) }
    if !addedFolders.isEmpty { object["addedFolders"] = .texts(addedFolders) }
    object["prefix"] = prefix.map { .string($0) }
    if isSafe { object["safe"] = true }
    if isUnstreamed { object["unstreamed"] = true }
    return object.value
  }

  fileprivate init(_ detail: JSONValue) {
    self.init(agent: detail.text("agent"), folder: detail.text("folder"))
    model = detail["model"]?.string
    permissionMode = detail["mode"]?.string.map { PermissionMode(rawValue: $0) }
    systemPrompt = detail["systemPrompt"]?.string
    appendSystemPrompt = detail["appendSystemPrompt"]?.string
    maxTurns = detail["maxTurns"]?.int
    maxBudget = detail["maxBudget"]?.double
    allowedTools = detail.texts("allowedTools")
    disallowedTools = detail.texts("disallowedTools")
    addedFolders = detail.texts("addedFolders")
    prefix = detail["prefix"]?.string
    isSafe = detail["safe"]?.bool ?? false
    isUnstreamed = detail["unstreamed"]?.bool ?? false
  }
}
