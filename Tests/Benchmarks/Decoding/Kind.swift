/// A stream of lines of one kind, shaped as the CLI sends them (2.1.329).
struct Kind {
  var name: String
  var bytes: [UInt8]
  var lines: Int
  var leastEvents: Int

  private init(_ name: String, beginning: [String] = [], count: Int, line: (Int) -> String) {
    self.name = name
    bytes = []
    for line in beginning { bytes += Array(line.utf8) + [0x0A] }
    for number in 0..<count { bytes += Array(line(number).utf8) + [0x0A] }
    lines = count + beginning.count
    leastEvents = count
  }

  static func all() -> [Kind] {
    let paragraph =
      #"Paragraph 14. The quick brown fox jumps over the lazy dog, while the slow turtle reads.\n\n"#
    let input = #"{\"command\": \"grep -rn \\\"needle\\\" Sources\", \"timeout\": 1000}"#
    return [
      deltas("text deltas of a word", text: "turtle "),
      deltas(
        "text deltas of a line", text: #"reads a book about rivers, `code spans` and **bold words**, and \"thinks\".\n"#
      ),
      deltas("text deltas as recorded", text: String(repeating: paragraph, count: 8)),
      deltas(
        "text deltas of Japanese and emoji",
        text: String(repeating: "日本語の文章です。👩‍💻 и немного по-русски. ", count: 6)),
      deltas(#"text deltas of \u escapes"#, text: String(repeating: #"\u65e5\u672c\u8a9e \ud83d\ude80 "#, count: 16)),
      deltas("input deltas", type: "input_json_delta", field: "partial_json", text: input),
      assistant("assistant messages", words: 300),
      toolResults("tool results of 4 KB", lines: 60),
      toolResults("tool results of 200 KB", lines: 3000, count: 60),
      toolResults("tool results of 4 MB", lines: 50_000, count: 4),
      images("an image of 4 MB a line"),
    ]
  }

  private static let tail = #""session_id":"87d579b9-7c42-4669-a9bf-34801fcd1bee","parent_tool_use_id":null,"#

  private static func uuid(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "2bde81fc-703c-42bd-a263-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  private static func stream(_ event: String, _ number: Int) -> String {
    #"{"type":"stream_event","event":\#(event),\#(tail)"uuid":"\#(uuid(number))","#
      + #""api_message_id":"msg_01ABCDEFGHIJKLMNOPQRST"}"#
  }

  private static func deltas(_ name: String, type: String = "text_delta", field: String = "text", text: String) -> Kind
  {
    let block =
      field == "text" ? #"{"type":"text","text":""}"# : #"{"type":"tool_use","id":"toolu_1","name":"Bash","input":{}}"#
    return Kind(
      name,
      beginning: [
        stream(#"{"type":"message_start","message":{"id":"msg_01ABCDEFGHIJKLMNOPQRST","content":[]}}"#, 0),
        stream(#"{"type":"content_block_start","index":0,"content_block":\#(block)}"#, 1),
      ], count: 12_000_000 / (340 + text.utf8.count)
    ) { number in
      stream(
        #"{"type":"content_block_delta","index":0,"delta":{"type":"\#(type)","\#(field)":"\#(text)"}}"#, number)
    }
  }

  private static func assistant(_ name: String, words: Int) -> Kind {
    let text = String(repeating: #"some words of \"an\" answer\n"#, count: words / 5)
    return Kind(name, count: 5000) { number in
      #"{"type":"assistant","message":{"model":"claude-model","id":"msg_\#(number)","type":"message","#
        + #""role":"assistant","content":[{"type":"text","text":"\#(text)"}],"stop_reason":null,"#
        + #""stop_sequence":null,"usage":{"input_tokens":3,"cache_creation_input_tokens":1900,"#
        + #""cache_read_input_tokens":12000,"output_tokens":1}},\#(tail)"uuid":"\#(uuid(number))"}"#
    }
  }

  /// The output of a command comes twice: for the model and for display.
  private static func toolResults(_ name: String, lines: Int, count: Int = 2000) -> Kind {
    let text = String(repeating: #"Sources/A.swift:12:\tlet \"x\" = 1\n"#, count: lines)
    return Kind(name, count: count) { number in
      user(
        number,
        content: #"{"tool_use_id":"toolu_\#(number)","type":"tool_result","content":"\#(text)","is_error":false}"#,
        result: #"{"stdout":"\#(text)","stderr":"","interrupted":false,"isImage":false,"noOutputExpected":false}"#)
    }
  }

  private static func images(_ name: String) -> Kind {
    let data = String(repeating: "iVBORw0KGgoAAAANSUhEUgAAAAUA", count: 150_000)
    let source = #"{"type":"base64","media_type":"image/png","data":"\#(data)"}"#
    return Kind(name, count: 6) { number in
      user(
        number,
        content: #"{"tool_use_id":"toolu_\#(number)","type":"tool_result","#
          + #""content":[{"type":"image","source":\#(source)}]}"#,
        result: #"{"type":"image","file":{"type":"image/png","originalSize":3}}"#)
    }
  }

  private static func user(_ number: Int, content: String, result: String) -> String {
    #"{"type":"user","message":{"role":"user","content":[\#(content)]},\#(tail)"uuid":"\#(uuid(number))","#
      + #""timestamp":"2026-11-20T18:24:30.532Z","tool_use_result":\#(result)}"#
  }
}
