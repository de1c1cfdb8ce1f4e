import Conversation
import Glibc
import Testing

@testable import History

/// What a user writes to search, from a shell and in one line.
@Suite struct SearchWordsTests {
  @Test func wordsPhrasesAndFilters() throws {
    let words = try SearchWords(
      ["a \"b c\" d", "http://x", "role:assistant", "folder:~/p", "since:2026-02-03"], folder: "/", home: "/home/me")
    #expect(words.terms == ["a", "b c", "d", "http://x"])
    #expect(words.role == .agent)
    #expect(words.folder == "/home/me/p")
    var seconds = Int((words.since?.milliseconds ?? 0) / 1000)
    var time = tm()
    localtime_r(&seconds, &time)
    #expect([time.tm_year + 1900, time.tm_mon + 1, time.tm_mday, time.tm_hour] == [2026, 2, 3, 0])
  }

  @Test func `a whole line in the quotes of a shell is a line, but names and folders keep their blanks`() throws {
    let words = try SearchWords(["role:agent two words", "in:my owl", "fox since:2026"], folder: "/", home: nil)
    #expect(words.role == .agent && words.session == "my owl" && words.since != nil)
    #expect(words.terms == ["two", "words", "fox"])
  }

  @Test func sinceTakesHowLongAgo() throws {
    for (text, days) in [("0d", 0), ("7d", 7), ("2w", 14)] as [(String, Int64)] {
      let words = try SearchWords(["since:\(text)"], folder: "/", home: nil)
      let ago = Timestamp.now().since(try #require(words.since)) - days * 86_400_000
      #expect((0..<60_000).contains(ago))
    }
    for text in ["d", "-1d", "7x", "7", "1e3d", "99999999999999999999d"] {
      #expect(throws: Problem.self) { try SearchWords(["since:\(text)"], folder: "/", home: nil) }
    }
  }

  @Test func oneLineMeansTheSame() throws {
    let words = try SearchWords(
      line: #"a "b  c" in:"my owl" role:tool folder:../x  d""#, folder: "/srv/p", home: nil)
    #expect(words.terms == ["a", "b  c", "d"])
    #expect(words.session == "my owl")
    #expect(words.role == .tool)
    #expect(words.folder == "/srv/x")
  }

  @Test func aFilterThatIsBeingWrittenDoesNotCount() throws {
    #expect(try SearchWords(line: "in: role: since:\"\"", folder: "/", home: nil).isEmpty)
    #expect(try SearchWords(line: "fox in:", folder: "/", home: nil).terms == ["fox"])
    #expect(throws: Problem.self) { try SearchWords(line: "since:2026-", folder: "/", home: nil) }
    #expect(throws: Problem.self) { try SearchWords(line: "role:cat", folder: "/", home: nil) }
  }
}
