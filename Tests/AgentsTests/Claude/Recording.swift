import Conversation
import Foundation
import JSON

@testable import Agents

/// One recorded process of the real CLI: what went in and what came out, line by line.
struct Recording {
  enum Line {
    case toAgent(JSONValue)
    case fromAgent([UInt8])
  }

  var name: String
  var lines: [Line]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Recordings").path)) ?? []
    return files.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
  }()

  init(_ name: String) throws {
    self.name = name
    let data = try Data(contentsOf: Self.folder.appending(path: "Recordings/\(name).jsonl"))
    lines = try [UInt8](data).split(separator: UInt8(ascii: "\n")).compactMap { bytes in
      let text = JSONText(bytes)
      guard let message = text["msg"] else { return nil }
      return text["dir"]?.string == "in" ? .toAgent(try message.value()) : .fromAgent(Array(message.bytes))
    }
  }

  /// The lines that came from the CLI.
  var output: [[UInt8]] {
    lines.compactMap { if case .fromAgent(let bytes) = $0 { bytes } else { nil } }
  }
}

extension JSONValue {
  /// With members in order of their names, for comparing what means the same.
  var sorted: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(members.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.sorted) })
    default: self
    }
  }

  func removing(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key })
  }
}
