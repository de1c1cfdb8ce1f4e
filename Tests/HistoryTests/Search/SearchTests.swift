import Conversation
import Foundation
import Testing

@testable import History

/// What every store finds, by an index or by looking through.
@Suite struct SearchTests {
  let folder = Folder()
  let fox = record("fox")
  let owl: SessionRecord = {
    var record = record("owl", place: 1)
    record.options.folder = "/srv/owl"
    return record
  }()

  private func said(_ id: Int64, _ words: String, at time: Int64) -> Block {
    Block(
      id: BlockID(id), time: moment(time),
      content: .prompt(Prompt(id: PromptID("p\(id)"), text: words, delivery: .taken)))
  }

  private func answered(_ id: Int64, _ words: String, at time: Int64) -> Block {
    Block(id: BlockID(id), time: moment(time), content: .text(TextBlock(text: words, ending: .complete)))
  }

  private func filled(_ kind: StoreKind) async throws -> any HistoryStore {
    let store = try await kind.make(in: folder)
    let call = ToolCall(id: "t", name: "Bash", input: "needle in a tool", state: .succeeded, output: "its Answer")
    try await store.commit(
      [
        .session(fox), .session(owl), put(fox.id, said(1, "Where is the Needle?", at: 10)),
        put(fox.id, answered(2, "The needle is in the haystack,\n\nat 100% c++ a_b.", at: 20)),
        put(fox.id, Block(id: BlockID(3), time: moment(30), content: .tool(call))),
        put(owl.id, said(1, "decode the NEEDLES", at: 15)), put(owl.id, answered(2, "今日は世界地図を描く。Größe ÄPFEL", at: 40)),
      ], isDurable: true)
    return store
  }

  private func found(_ store: any HistoryStore, _ query: SearchQuery) async throws -> [String] {
    try await store.search(query).map { "\($0.name) \($0.block.rawValue)" }
  }

  @Test(arguments: StoreKind.allCases)
  func findsEveryTermWhereverItStandsTheLatestFirst(_ kind: StoreKind) async throws {
    let store = try await filled(kind)
    let all = ["fox 2", "owl 1", "fox 1"]
    let cases: [([String], [String])] = [
      (["needle"], all), (["NEEDLE"], all), (["needles"], ["owl 1"]), (["need"], all), (["eedl"], all),
      (["code"], ["owl 1"]), (["needle", "haystack"], ["fox 2"]), (["haystack", "where"], []),
      (["the haystack"], ["fox 2"]), (["haystack the"], []), (["世界"], ["owl 2"]), (["今日"], ["owl 2"]),
      (["größe"], ["owl 2"]), (["äpfel"], ["owl 2"]), (["100%"], ["fox 2"]), (["c++"], ["fox 2"]), (["a_b"], ["fox 2"]),
      (["a%"], []), (["\""], []), (["needle\" OR \"x"], []), (["tool"], []), (["*"], []), (["\\"], []),
    ]
    for (terms, expected) in cases {
      #expect(try await found(store, SearchQuery(terms)) == expected, "\(terms)")
    }
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func filtersBySessionRoleTimeAndFolder(_ kind: StoreKind) async throws {
    let store = try await filled(kind)
    let words = ["needle"]
    #expect(try await found(store, SearchQuery(words, session: fox.id)) == ["fox 2", "fox 1"])
    #expect(try await found(store, SearchQuery(words, role: .user)) == ["owl 1", "fox 1"])
    #expect(try await found(store, SearchQuery(words, role: .agent)) == ["fox 2"])
    #expect(try await found(store, SearchQuery(words, role: .tool)) == ["fox 3"])
    #expect(try await found(store, SearchQuery(["answer", "tool"], session: fox.id, role: .tool)) == ["fox 3"])
    #expect(try await found(store, SearchQuery(words, since: moment(15))) == ["fox 2", "owl 1"])
    #expect(try await found(store, SearchQuery(words, folder: "/srv")) == ["owl 1"])
    #expect(try await found(store, SearchQuery(words, folder: "/srv/owl")) == ["owl 1"])
    #expect(try await found(store, SearchQuery(words, folder: "/sr")) == [])
    #expect(try await found(store, SearchQuery(words, folder: "/")).count == 3)
    #expect(try await found(store, SearchQuery([], role: .user)) == ["owl 1", "fox 1"])
    #expect(try await found(store, SearchQuery(words, limit: 1)) == ["fox 2"])
    #expect(try await found(store, SearchQuery(words, session: .random())) == [])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func followsWhatChanges(_ kind: StoreKind) async throws {
    let store = try await filled(kind)
    let late = SearchQuery(["zebra"])
    try await store.commit([put(fox.id, text(9, "zebra", .streaming)), grow(fox.id, 9, " stripes")], isDurable: true)
    #expect(try await found(store, late) == [])
    try await store.commit([put(fox.id, text(9, "zebra stripes"))], isDurable: true)
    #expect(try await found(store, SearchQuery(["stripe"])) == ["fox 9"])
    try await store.commit([put(fox.id, text(9, "zebra spots")), put(fox.id, text(9, "zebra spots"))], isDurable: true)
    #expect(try await found(store, SearchQuery(["stripes"])) == [])
    #expect(try await found(store, late) == ["fox 9"])
    try await store.commit([.trash(fox.id, at: moment(99))], isDurable: true)
    #expect(try await found(store, late) == [])
    try await store.commit([.restore(fox.id), .transcript(fox.id, .remove([BlockID(2)]))], isDurable: true)
    #expect(try await found(store, SearchQuery(["haystack"])) == [])
    try await store.commit([.purge(fox.id)], isDurable: true)
    #expect(try await found(store, SearchQuery(["needle"])) == ["owl 1"])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func showsWhereItStands(_ kind: StoreKind) async throws {
    let store = try await filled(kind)
    let words = (0..<200).map { "word\($0)" }.joined(separator: "\n")
    try await store.commit([put(fox.id, answered(7, words + "\n\t the ZEBRA " + words, at: 90))], isDurable: true)
    let hit = try #require(try await store.search(SearchQuery(["zebra"])).first)
    #expect(hit.role == .agent)
    #expect(hit.session == fox.id)
    #expect(hit.time == moment(90))
    let characters = Array(hit.excerpt)
    #expect(String(characters[hit.match]) == "ZEBRA")
    #expect(hit.excerpt.contains("word199 the ZEBRA word0 word1"))
    #expect(characters.count <= 122)
    let short = try #require(try await store.search(SearchQuery(["haystack"])).first)
    #expect(short.excerpt == "The needle is in the haystack, at 100% c++ a_b.")
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func whatFitsBestComesFirst(_ kind: StoreKind) async throws {
    let store = try await filled(kind)
    try await store.commit(
      [
        put(fox.id, said(4, "a cat", at: 50)), put(fox.id, answered(5, "concatenate", at: 60)),
        put(fox.id, said(6, "the category", at: 70)),
        put(fox.id, answered(7, "cat, cat and " + String(repeating: "x ", count: 900), at: 80)),
      ], isDurable: true)
    var best: [Int64] = []
    var newest: [Int64] = []
    try await store.search(SearchQuery(["CAT"])) { findings, isComplete in
      var findings = findings
      best = findings.best().map(\.block.rawValue)
      newest = findings.newest().map(\.block.rawValue)
    }
    #expect(newest == [7, 6, 5, 4])
    #expect(best == [4, 7, 6, 5])
    await store.close()
  }

  /// The index is the same as one made anew, and purged words are in no file.
  @Test func theIndexKeepsStepAndForgets() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    let gone = record("gone")
    for id in 1...300 as ClosedRange<Int64> {
      try await store.commit([put(fox.id, said(id, "steady w\(id)", at: id))], isDurable: false)
      try await store.commit([put(gone.id, said(id, "hushword\(id) hushxyzzy", at: id))], isDurable: false)
    }
    try await store.commit([.session(fox), .session(gone)], isDurable: true)
    try await store.execute("INSERT INTO words(words,rank) VALUES('integrity-check',1)")
    try await store.commit([.purge(gone.id)], isDurable: true)
    try await store.execute("INSERT INTO words(words,rank) VALUES('integrity-check',1)")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
      #expect(bytes.range(of: Data("hush".utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data("xyzzy".utf8)) == nil, "\(name)")
    }
    #expect(try await store.search(SearchQuery(["w299"])).count == 1)
    await store.close()
  }

  @Test func anOlderFileIsIndexedWhenItIsOpened() async throws {
    let sql = """
      PRAGMA application_id=\(Schema.applicationID); \(Schema.migrations[0].sql); PRAGMA user_version=1;
      PRAGMA journal_mode=WAL;
      INSERT INTO sessions(number,id,name,record) VALUES(1,'\(fox.id.rawValue)','old','{}');
      INSERT INTO blocks(key,session,id,time,kind,text,detail)
      VALUES(1,1,1,1,'prompt','a needle','{}'), (2,1,2,2,'text','needles','{"ending":"streaming"}');
      """
    try await StoreFixture.make(folder.database, sql)
    let store = try await SQLiteStore.open(folder: folder.path)
    #expect(try await found(store, SearchQuery(["needle"])) == ["old 1"])
    try await store.execute("INSERT INTO words(words,rank) VALUES('integrity-check',0)")
    await store.close()
  }
}
