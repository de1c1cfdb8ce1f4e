import JSON
import Testing

@Suite struct JSON5Tests {
  @Test func readsWhatPeopleWrite() throws {
    let text = """
      // a comment
      {
        theme: 'dark', /* another */ "quoted": "it's",
        $list_1: [1, +2, -3, .5, 5., 0xFF, -0x10, 1e3,],
        nested: { größe: true, 'x y': null, }, wrapped: 'a\\
      b', escapes: "\\x41\\u00e9\\ud83d\\ude00\\v\\0\\q",
      }
      """
    let value = try JSON5Document(parsing: text).value
    #expect(value["theme"] == "dark" && value["quoted"] == "it's")
    #expect(value["$list_1"]?.compact == "[1,2,-3,0.5,5,255,-16,1e3]")
    #expect(value["nested"] == ["größe": true, "x y": nil])
    #expect(value["wrapped"] == "ab")
    #expect(value["escapes"] == "Aé😀\u{B}\0q")
  }

  @Test(arguments: [
    ("{a: 1\n b: 2}", "2:2: expected a comma or }"),
    ("{\n  a: dark\n}", "2:6: expected a value (text stands in quotes)"),
    ("{a: 'x\n'}", "1:7: expected the closing quote before the end of the line"),
    ("{a: 1", "1:6: the text ends in the middle of a value; a bracket or quote is not closed"),
    ("/* é", "1:1: the text ends in the middle of a value; a bracket or quote is not closed"),
    ("{a: 1} x", "1:8: unexpected text after the end of the value"),
    ("[01]", "1:2: this is not a number"), ("[1x]", "1:2: this is not a number"),
    ("['\\1']", "1:3: this backslash sequence is not known"),
    ("[Infinity]", "1:2: expected a value (text stands in quotes)"),
    ("", "1:1: the text ends in the middle of a value; a bracket or quote is not closed"),
    ("[*]", "1:2: expected a value"), ("{a 1}", "1:4: expected a colon"),
    ("['\\u12']", "1:3: this backslash sequence is not known"),
  ])
  func saysWhatIsWrongAndWhere(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSON5Document(parsing: text) }
    #expect(error?.description == message)
  }

  @Test func remembersWhereMembersStand() throws {
    let document = try JSON5Document(parsing: "// c\n{\n  a: {\n    \"b\": [1,\n 2] } }")
    #expect(document.position(of: [])?.line == 2)
    #expect(document.position(of: ["a"])?.description == "3:3")
    #expect(document.position(of: ["a", "b"])?.description == "4:5")
    #expect(document.position(of: ["a", "b", "1"])?.description == "5:2")
    #expect(document.position(of: ["c"]) == nil)
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: JSONError.self) { try JSON5Document(parsing: String(repeating: "[", count: 2000)) }
  }

  @Test func plainJSONIsJSON5() throws {
    let text = #"{"a":[1,2.5,"x\n",true,null,{}]}"#
    #expect(try JSON5Document(parsing: text).value == JSONValue(parsing: text))
  }
}
