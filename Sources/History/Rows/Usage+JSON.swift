import Conversation
import JSON

extension Usage {
  var detail: JSONValue {
    [
      "tokens": .array(
        [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, contextTokens, contextWindow].map { .int($0) }),
      "cost": .double(cost),
    ]
  }

  init(_ detail: JSONValue) {
    self.init()
    func tokens(_ index: Int) -> Int { detail["tokens"]?[index]?.int ?? 0 }
    inputTokens = tokens(0)
    outputTokens = tokens(1)
    cacheReadTokens = tokens(2)
    cacheWriteTokens = tokens(3)
    contextTokens = tokens(4)
    contextWindow = tokens(5)
    cost = detail["cost"]?.double ?? 0
  }
}
