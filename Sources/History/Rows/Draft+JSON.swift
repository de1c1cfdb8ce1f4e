import Conversation
import JSON

extension Draft {
  var detail: JSONValue {
    var detail: JSONValue = ["text": .string(text), "cursor": .int(cursor)]
    if !folds.isEmpty { detail = detail.setting("folds", to: .array(folds.map { [.int($0.start), .int($0.count)] })) }
    return images.isEmpty ? detail : detail.setting("images", to: images.detail)
  }

  init(_ detail: JSONValue) {
    self.init(text: detail.text("text"), cursor: detail.number("cursor"), images: .init(detail["images"]))
    folds = (detail["folds"]?.array ?? []).compactMap { fold in
      guard let start = fold[0]?.int, let count = fold[1]?.int else { return nil }
      return Fold(start: start, count: count)
    }
  }
}

extension [PromptImage] {
  var detail: JSONValue { .array(map { ["path": .string($0.path), "label": .string($0.label)] }) }

  init(_ detail: JSONValue?) {
    self = (detail?.array ?? []).compactMap { image in
      guard let path = image["path"]?.string, let label = image["label"]?.string else { return nil }
      return PromptImage(path: path, label: label)
    }
  }
}
