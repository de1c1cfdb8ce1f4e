import Conversation
import JSON

/// A whole session as one JSON text, to keep or to take to another machine: what `skein export --json` writes and
/// `skein import` reads.
///
/// ```json
/// {"format":"skein-session","version":1,
/// "session":{"id":…,"name":…,"place":…,"created":…,"updated":…,"opened":…,"detail":{…}},
/// "blocks":[
/// {"id":1,"time":…,"kind":"prompt","text":"…","detail":{"id":…,"delivery":"taken"}},
/// {"id":2,"time":…,"kind":"tool","parent":…,"text":"the input","output":"…","detail":{…}}
/// ]}
/// ```
///
/// Times are milliseconds since 1970. A block's `kind` is prompt, text, thinking, tool, decision or notice; `text` holds
/// its words (for a tool call the input as received), `output` what a tool answered, `parent` the call of the sub-agent
/// it belongs to, `detail` what else that kind has. A block of a kind that is not known becomes a notice with its words;
/// members that are not known are ignored. Reading a document and writing it again gives the same bytes.
public struct SessionDocument: Hashable, Sendable {
  static let format = "skein-session"
  /// The newest version that is understood; it changes only when older readers would misread a document.
  public static let version = 1

  public var record: SessionRecord
  /// All of them, in rising order.
  public var blocks: [Block]

  public init(record: SessionRecord, blocks: [Block]) {
    self.record = record
    self.blocks = blocks
  }

  /// The document as JSON, a block a line.
  public var bytes: [UInt8] {
    var bytes = Array("{\"format\":\"\(Self.format)\",\"version\":\(Self.version),\n\"session\":".utf8)
    bytes += record.json.compactBytes
    bytes += Array(",\n\"blocks\":[".utf8)
    for (index, block) in blocks.enumerated() {
      bytes += Array((index == 0 ? "\n" : ",\n").utf8)
      bytes += BlockRow(block).json.compactBytes
    }
    return bytes + Array((blocks.isEmpty ? "]}\n" : "\n]}\n").utf8)
  }

  /// Reads a document.
  public init(parsing bytes: [UInt8]) throws(DocumentProblem) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .notADocument(reason: "\(error)")
    }
    guard value["format"]?.string == Self.format else { throw .notADocument(reason: "its format is not skein-session") }
    guard let version = value["version"]?.int else { throw .notADocument(reason: "its version is missing") }
    guard version <= Self.version else { throw .newer(version: version) }
    guard let record = value["session"].flatMap({ SessionRecord($0) }), let rows = value["blocks"]?.array else {
      throw .notADocument(reason: "its session or its blocks are missing")
    }
    self.record = record
    blocks = []
    for row in rows {
      guard let row = BlockRow(row), row.id > blocks.last?.id.rawValue ?? .min, row.id < .max else {
        throw .notADocument(reason: "the numbers of its blocks do not rise")
      }
      blocks.append(Block(row))
    }
    if let last = blocks.last?.id { self.record.nextBlock = max(self.record.nextBlock, last.next) }
  }
}

/// Why a document cannot be read.
public enum DocumentProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case notADocument(reason: String)
  case newer(version: Int)

  public var description: String {
    switch self {
    case .notADocument(let reason):
      "This is no session that Skein exported (\(reason)). Make one with: skein export NAME --json -o FILE"
    case .newer(let version):
      "This session was exported by a newer Skein (version \(version)). Update Skein to import it."
    }
  }
}
