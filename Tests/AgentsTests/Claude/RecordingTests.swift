import Conversation
import Foundation
import JSON
import Testing

@testable import Agents

@Suite("Recordings of the real CLI")
struct RecordingTests {
  /// What each recording means, as files to be read by people. `SKEIN_RECORD=1` writes them anew: read the difference.
  @Test(arguments: Recording.names)
  func meansWhatIsExpected(name: String) throws {
    let replay = try Replay(Recording(name))
    let text = EventText.lines(replay.events).joined(separator: "\n") + "\n"
    let file = Recording.folder.appending(path: "Expected/\(name).txt")
    if ProcessInfo.processInfo.environment["SKEIN_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let ours = text.split(separator: "\n")
    let theirs = expected.split(separator: "\n")
    for (index, pair) in zip(ours, theirs).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name).txt:\(index + 1) expected \(pair.1), is \(pair.0)")
      return
    }
    #expect(ours.count == theirs.count, "\(name).txt has another number of lines")
  }

  @Test func allRecordingsAreHere() { #expect(Recording.names.count == 62) }

  /// Nothing that the CLI says is passed over without a reason.
  @Test(arguments: Recording.names)
  func nothingUnknown(name: String) throws {
    let explained: [String: String] = [
      "control_request/mcp_message": "a server inside the recorded host; Skein offers none"
    ]
    let replay = try Replay(Recording(name))
    for event in replay.events {
      switch event {
      case .unknown(let what): #expect(explained[what] != nil, "\(what) in \(name)")
      case .malformed(let words): Issue.record("\(words) in \(name)")
      default: break
      }
    }
    #expect(ClaudeIgnored.reasons.values.allSatisfy { !$0.isEmpty })
  }

  /// What the codec sends is what the recorded host sent, apart from ids and from inputs that need not be repeated.
  @Test(arguments: Recording.names)
  func sendsWhatTheRecordedHostSent(name: String) throws {
    for (ours, recorded) in try Replay(Recording(name)).sent {
      if var answer = recorded["response"]?["response"], ours["type"]?.string == "control_response" {
        let response = ours["response"]
        #expect(response?["subtype"]?.string == "success")
        #expect(response?["request_id"]?.string == recorded["response"]?["request_id"]?.string)
        if response?["response"]?["updatedInput"] == nil { answer = answer.removing("updatedInput") }
        if answer["interrupt"] != nil {
          #expect(response?["response"]?["message"]?.string?.isEmpty == false)
          let ours = response?["response"]?.setting("message", to: "")
          #expect(ours?.sorted == answer.setting("message", to: "").sorted)
        } else {
          #expect(response?["response"]?.sorted == answer.sorted)
        }
      } else {
        #expect(ours.removing("request_id").sorted == recorded.removing("request_id").sorted)
      }
    }
  }

  /// Every turn that begins ends once, and every block that begins ends or is withdrawn.
  @Test(arguments: Recording.names)
  func whatBeginsEnds(name: String) throws {
    var open: Set<BlockKey> = []
    var turns = 0
    for event in try Replay(Recording(name)).events {
      switch event {
      case .turnBegan: turns += 1
      case .turnEnded(let end): turns -= end.outcome == .unknownConversation ? 0 : 1
      case .blockBegan(let key, _, _): #expect(open.insert(key).inserted)
      case .blockGrew(let key, _): #expect(open.contains(key))
      case .blockEnded(let key, _, _, _): open.remove(key)
      case .blocksWithdrawn(let message, let index):
        open = open.filter { $0.message != message || $0.index < index }
      default: break
      }
      #expect((0...1).contains(turns))
    }
    #expect(open.isEmpty)
    #expect(turns == 0 || name == "malformed-input-line")
  }
}
