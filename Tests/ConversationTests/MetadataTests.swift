import Foundation
import Testing

@testable import Conversation

@Suite struct MetadataTests {
  @Test func aValueKeepsTheTimeOfItsMakingAndOfItsLastChange() {
    func moment(_ time: Int64) -> Timestamp { Timestamp(milliseconds: time) }
    var metadata = Metadata(["a": "1", "b": "2"], at: moment(1))
    metadata.set("a", to: "1", at: moment(2))
    #expect(metadata.entries["a"] == Metadata.Entry(json: "1", created: moment(1), updated: moment(1)))
    metadata.set("a", to: "3", at: moment(3))
    #expect(metadata.entries["a"] == Metadata.Entry(json: "3", created: moment(1), updated: moment(3)))
    metadata.set("b", to: nil, at: moment(4))
    #expect(metadata.keys == ["a"])
    #expect(metadata["b"] == nil)
  }

  @Test func optionsOfAnOlderSkeinAreRead() throws {
    let old = #"{"agent":"demo","folder":"/","model":"x","allowedTools":["Read"]}"#
    let options = try JSONDecoder().decode(SessionOptions.self, from: Data(old.utf8))
    #expect(options.model == "x" && options.allowedTools == ["Read"])
    #expect(!options.isSafe && !options.isUnstreamed && options.prefix == nil)
    var new = options
    new.prefix = "p"
    new.isSafe = true
    #expect(try JSONDecoder().decode(SessionOptions.self, from: JSONEncoder().encode(new)) == new)
  }
}
