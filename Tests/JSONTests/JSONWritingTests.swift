import Foundation
import JSON
import Testing

@Suite struct JSONWritingTests {
  @Test func escapesWhatCouldEndALine() throws {
    let value: JSONValue = .string("a\n\r\t\"\\\u{0}\u{1F}\u{7F}\u{2028}\u{2029}é–😀/")
    #expect(value.compact == #""a\n\r\t\"\\\u0000\u001f\u007f\u2028\u2029é–😀/""#)
    #expect(try JSONValue(parsing: value.compact) == value)
  }

  @Test func everyScalarOfTheFirstPlaneSurvives() throws {
    let text = String(String.UnicodeScalarView((0...0xFFFF).compactMap(Unicode.Scalar.init)))
    let bytes = JSONValue.string(text).compactBytes
    #expect(!bytes.contains(0x0A) && !bytes.contains(0x0D))
    #expect(try JSONValue(parsing: bytes).string == text)
  }

  @Test func passesReceivedTextOn() throws {
    let line = Array(#"{ "request" : { "input" : {"n":1.10, "t":"\u00e9" ,"n":2}, "id":"r\u0031" } }"#.utf8)
    let request = try #require(JSONText(line)["request"])
    #expect(request["id"]?.string == "r1")
    #expect(request["missing"] == nil && request["id"]?["x"] == nil)
    let input = try #require(request["input"])
    var writer = JSONWriter()
    writer.writeObject([
      (key: "type", value: .value("answer")),
      (key: "response", value: .object([(key: "updatedInput", value: .received(input.bytes))])),
    ])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"type":"answer","response":{"updatedInput":{"n":1.10, "t":"\u00e9" ,"n":2}}}"#)
    #expect(try input.value()["t"] == "é")
  }

  @Test func skimsPastBracketsInStringsAndEscapedNames() throws {
    let text = JSONText(Array(#"{"a":"}{][\"\\","\u0062":[1,{"b":"x"}],"c": -1.5e3 ,"d":null}"#.utf8))
    #expect(text["a"]?.string == "}{][\"\\")
    #expect(text["b"].map { String(decoding: $0.bytes, as: UTF8.self) } == #"[1,{"b":"x"}]"#)
    #expect(try text["c"]?.value().double == -1500)
    #expect(try text["d"]?.value() == .null)
  }

  @Test func laysOutForPeople() {
    let value: JSONValue = ["a": [1, [:]], "b": []]
    #expect(value.pretty == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}")
  }

  static let recordings: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "AgentsTests/Recordings")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
  }()

  @Test func everyRecordedLineSurvives() throws {
    #expect(Self.recordings.count > 40)
    for file in Self.recordings {
      for line in try Data(contentsOf: file).split(separator: 0x0A) {
        let value = try JSONValue(parsing: line)
        let again = value.compactBytes
        #expect(try JSONValue(parsing: again) == value, "\(file.lastPathComponent)")
        let theirs = try JSONSerialization.jsonObject(with: Data(again)) as? NSDictionary
        let expected = try JSONSerialization.jsonObject(with: line) as? NSDictionary
        #expect(theirs == expected, "\(file.lastPathComponent)")
        if let message = value["msg"] {
          #expect(try JSONText(Array(line))["msg"]?.value() == message)
        }
      }
    }
  }
}
