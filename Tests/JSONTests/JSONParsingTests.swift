import JSON
import Testing

@Suite struct JSONParsingTests {
  static let readable: [(String, JSONValue)] = [
    ("null", JSONValue.null), ("true", true), (" [ ] ", []), ("{}", [:]), ("-0", .number("-0")),
    ("[1,2.50,-3e+7]", [1, .number("2.50"), .number("-3e+7")]),
    (#"{"a":{"b":[{}]}}"#, ["a": ["b": [[:]]]]),
    (#""q\"\\\/\b\f\n\r\t\u0041\u00e9""#, "q\"\\/\u{8}\u{C}\n\r\tAé"),
    (#""\ud83d\ude00 plain""#, "😀 plain"), ("\u{FEFF}7", 7),
  ]

  @Test(arguments: readable)
  func reads(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test(arguments: [
    "", " ", "{", "[1,", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul1",
    "\"open", "\"bad\\x\"", "\"\\u12\"", "1 2", "{}{}", "[1 2]", "'a'", "NaN", "// c\n1", "]", "\"a\\",
  ])
  func refuses(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(arguments: [
    (#"["\ud800"]"#, "\u{FFFD}"), (#"["\ud800\ud800x"]"#, "\u{FFFD}\u{FFFD}x"), (#"["\udc00a"]"#, "\u{FFFD}a"),
    (#"["\ud83dA"]"#, "\u{FFFD}A"), (#"["\ud83d\n"]"#, "\u{FFFD}\n"), ("[\"tab\tand\u{1}\"]", "tab\tand\u{1}"),
  ])
  func toleratesInStrings(text: String, expected: String) throws {
    #expect(try JSONValue(parsing: text)[0]?.string == expected)
  }

  @Test func replacesBadUTF8() throws {
    let bytes = Array("{\"a\":\"x".utf8) + [0xFF, 0xC3] + Array("y\\n".utf8) + [0x80] + Array("\",\"b\":1}".utf8)
    let value = try JSONValue(parsing: bytes)
    #expect(value["a"] == "x\u{FFFD}\u{FFFD}y\n\u{FFFD}")
    #expect(value["b"]?.int == 1)
  }

  @Test func keepsOrderAndDuplicates() throws {
    let text = #"{"z":1,"a":2,"z":3}"#
    let value = try JSONValue(parsing: text)
    #expect(value.members?.map(\.key) == ["z", "a", "z"])
    #expect(value["z"]?.int == 3)
    #expect(value.compact == text)
    #expect(value.setting("z", to: 9).compact == #"{"z":9,"a":2}"#)
    #expect(value.setting("n", to: nil)["n"] == .null)
  }

  @Test func keepsNumbersAsText() throws {
    let text = "[1.10,12345678901234567890,1e999,-0.0,1E5,9007199254740993]"
    let value = try JSONValue(parsing: text)
    #expect(value.compact == text)
    #expect(value[0]?.double == 1.1)
    #expect(value[1]?.int == nil)
    #expect(value[2]?.double == nil)
    #expect(value[4]?.int == 100_000)
    #expect(value[5]?.int == 9_007_199_254_740_993)
  }

  @Test func limitsDepth() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    _ = try JSONValue(parsing: deep)
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "[" + deep + "]") }
    #expect(error?.reason == .tooDeep(limit: 512))
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func tellsWhere() throws {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\n  \"é\": x\n}") }
    #expect(error?.position == JSONPosition(offset: 10, line: 2, column: 8))
    #expect(error?.description == "2:8: expected a value")
  }

  @Test func everyPrefixIsRefusedWithoutTrapping() {
    let text = Array(#"{"a":[1.5e3,"\ud83d\ude00é",true,null],"b":{"c":"long enough for eight bytes"}}"#.utf8)
    for count in text.indices {
      #expect(throws: JSONError.self) { try JSONValue(parsing: text[..<count]) }
      _ = JSONText(text[..<count])["b"]?["c"]?.string
    }
  }

  @Test func accessorsOfOtherKindsAnswerNil() {
    let value: JSONValue = ["n": 1, "f": 1.5, "t": true, "s": "x", "a": [1]]
    #expect(value["s"]?.int == nil && value["n"]?.string == nil && value["a"]?["x"] == nil && value[0] == nil)
    #expect(value["f"]?.int == nil && value["f"]?.double == 1.5 && value["t"]?.bool == true)
    #expect(value["a"]?[1] == nil && value["a"]?[-1] == nil && value["a"]?.array?.count == 1)
  }
}
