import Foundation

/// The words of an answer as a recorded conversation streamed them.
enum Recording {
  static func deltas(_ name: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../AgentsTests/Recordings")
    let lines = try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8).split(separator: "\n")
    return lines.compactMap { line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let message = object["msg"] as? [String: Any], let event = message["event"] as? [String: Any],
        let delta = event["delta"] as? [String: Any], delta["type"] as? String == "text_delta"
      else { return nil }
      return delta["text"] as? String
    }
  }
}
