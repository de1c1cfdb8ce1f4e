import Conversation

@testable import ChatUI

/// What a session can be doing.
extension Portrait {
  static let states: [Portrait] = [
    Portrait("asleep") { stage in stage.update("notes") { $0.status = .asleep } },
    Portrait("starting") { stage in
      stage.update("notes") { $0.status = .starting(reason: nil) }
      stage.wait(2_000)
    },
    Portrait("starting-slowly") { stage in
      stage.update("notes") { $0.status = .starting(reason: "the agent has not said a word yet") }
      stage.wait(31_000)
    },
    Portrait("working") { stage in
      stage.update("notes") { $0.status = .working }
      stage.update("parser") { $0.status = .starting(reason: nil) }
      stage.update("a session with a rather long name") { $0.unread = 3 }
      stage.wait(65_000)
    },
    Portrait("retry") { stage in
      let now = stage.now.milliseconds
      stage.update("notes") {
        $0.status = .working
        $0.retry = RetryState(
          attempt: 2, attempts: 10, next: Timestamp(milliseconds: now + 4_000), reason: "overloaded")
      }
    },
    Portrait("failed") { stage in
      stage.update("notes") {
        $0.status = .failed("claude ended with status 1: sign in with `claude`, then send again")
      }
    },
    Portrait("needs-you-elsewhere") { stage in
      stage.update("parser") {
        $0.status = .needsYou
        $0.requests = 2
      }
    },
    Portrait("viewing") { stage in
      stage.update("notes") {
        $0.status = .working
        $0.owner = SessionOwner(process: 4711)
      }
      stage.open("notes", blocks: Samples.chat)
      stage.type("is it done?")
      stage.press("Enter")
    },
  ]
}
