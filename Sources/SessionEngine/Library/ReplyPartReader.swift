/// Makes the parts of one reply out of what happens in its session.
struct ReplyPartReader: Sendable {
  private let prompt: PromptID
  private var isTaken = false
  private var texts: [BlockID: String] = [:]
  private var asked: Set<RequestID> = []

  init(prompt: PromptID) { self.prompt = prompt }

  mutating func parts(of update: SessionUpdate) -> [ReplyPart] {
    switch update {
    case .transcript(.put(let block)): put(block)
    case .transcript(.grow(let id, let text)): grow(id, by: text)
    case .transcript(.remove(let ids)):
      ids.compactMap { id in texts.removeValue(forKey: id).map { .retracted($0) } }
    case .requests(let requests):
      isTaken ? requests.filter { asked.insert($0.id).inserted }.map { .request($0) } : []
    case .summary, .withdrawn, .filesRewound, .turnEnded, .turnLost, .line, .problem: []
    }
  }

  private mutating func put(_ block: Block) -> [ReplyPart] {
    if case .prompt(let found) = block.content, found.id == prompt { isTaken = true }
    guard isTaken else { return [] }
    guard case .text(let text) = block.content, block.parent == nil else {
      if case .prompt = block.content { return [] }
      return [.block(block)]
    }
    let before = texts.updateValue(text.text, forKey: block.id) ?? ""
    if text.text.hasPrefix(before) {
      let more = String(text.text.dropFirst(before.count))
      return more.isEmpty ? [] : [.text(more)]
    }
    return [.retracted(before), .text(text.text)]
  }

  private mutating func grow(_ id: BlockID, by text: String) -> [ReplyPart] {
    guard texts[id] != nil else { return [] }
    texts[id]?.append(text)
    return [.text(text)]
  }
}
