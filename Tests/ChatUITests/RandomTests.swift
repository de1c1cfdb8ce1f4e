import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Any keys and events in any order: nothing crashes, and no answer is given to what was not on the screen.
@Suite struct RandomTests {
  private static let keys: [Key] =
    Key.Name.allCases.map { Key($0) } + "yadepvxnjkgDqs/?1 \\".map { Key($0) }
    + ["Ctrl+X", "Ctrl+C", "Ctrl+D", "Ctrl+W", "Ctrl+U", "Ctrl+Y", "Ctrl+_", "Alt+2", "Alt+/", "Alt+a", "Shift+Tab"]
    .compactMap { Key($0) }
  private static let sizes = [(1, 1), (5, 20), (8, 30), (12, 40), (24, 80), (24, 80), (24, 80), (30, 100)]
  private static let names = ["notes", "parser", "other"]

  @Test func `nothing crashes and nothing is answered unread`() throws {
    var answers = 0
    for seed: UInt64 in 1...12 { answers += try play(seed) }
    // Else it would prove nothing.
    #expect(answers > 10)
  }

  /// Plays some hundred random steps and gives how many answers were given.
  private func play(_ seed: UInt64) throws -> Int {
    var answers = 0
    var dice = Dice(seed: seed)
    var stage = Stage(fresh: true)
    stage.receive(.sessions(Self.names.enumerated().map { stage.summary($1, place: $0) }))
    /// When each request last came onto the screen, by what frames really showed.
    var painted: [PermissionRequest: Timestamp] = [:]
    var number = 0
    for _ in 0..<400 {
      let shown = request(in: stage)
      switch dice.roll(17) {
      case 0: event(&stage, &dice, &number)
      case 1: stage.wait(Int64(dice.roll(1_200)))
      case 2:
        let (rows, columns) = dice.pick(Self.sizes)
        stage.size = Size(rows: rows, columns: columns)
        stage.input(.resize(stage.size))
      case 3: stage.input(.paste(dice.pick(["a\nb", "漢字", String(repeating: "l\n", count: 30), "\u{1B}[31m"])))
      case 4: if stage.state.overlay == nil { stage.press("Ctrl+X", "i") }
      case 5: stage.input(dice.pick(Self.mouse))
      case 6: stage.input(.focus(dice.roll(2) == 0))
      case 7...9:
        // One frame a step, so that each is looked at.
        if case .inbox = stage.state.overlay {
          stage.wait(Int64(dice.roll(1_200)))
        } else if stage.state.overlay != nil {
          stage.press("Escape")
        } else if stage.state.pane?.permissions.isFocused != true {
          stage.press("F4")
        } else {
          stage.wait(Int64(dice.roll(1_200)))
        }
      case 10, 11: stage.input(.key(Key(dice.pick(Array("yadp")))))
      case 12: stage.press(dice.pick(["Enter", "Tab"]))
      default: stage.input(.key(dice.pick(Self.keys)))
      }
      for command in stage.commands() {
        guard case .answer(let session, let id, _) = command else { continue }
        answers += 1
        let request = try #require(shown, "answered without a request on the screen")
        #expect(request.id == id && request.session == session)
        let since = try #require(painted[request], "answered a request that was not painted")
        #expect(stage.now.since(since) >= 500)
      }
      painted = visible(stage).map { request in [request: painted[request] ?? stage.now] } ?? [:]
    }
    return answers
  }

  private static let mouse: [Input] = [
    .mouse(Mouse(.press, .left, at: Position(row: 3, column: 5))),
    .mouse(Mouse(.scrollUp, at: Position(row: 2, column: 40))),
    .mouse(Mouse(.release, .left, at: Position(row: 20, column: 30))),
  ]

  /// The request that keys would answer.
  private func request(in stage: Stage) -> PermissionRequest? {
    if case .inbox(let panel) = stage.state.overlay { panel.request } else { stage.state.pane?.permissions.request }
  }

  /// The request whose title the last frame shows, uncovered.
  private func visible(_ stage: Stage) -> PermissionRequest? {
    if case .inbox = stage.state.overlay {} else if stage.state.overlay != nil { return nil }
    guard let request = request(in: stage) else { return nil }
    let titles = ["─ Allow ", "─ It asks", "─ Approve", "─ Allo…", "─ It a…", "─ Appr…"]
    return titles.contains { stage.shows($0) } ? request : nil
  }

  private func event(_ stage: inout Stage, _ dice: inout Dice, _ number: inout Int) {
    let name = dice.pick(Self.names)
    let id = SessionID(name)
    switch dice.roll(12) {
    case 0: stage.open(name, blocks: dice.roll(2) == 0 ? Samples.chat : [], draft: Draft(text: "draft", cursor: 9))
    case 1...4:
      let requests = (0..<dice.roll(3)).map { _ in
        number += 1
        return request(number % 7, session: name, &dice)
      }
      stage.receive(.requests(id, requests))
    case 5: stage.receive(.queue(id, [Prompt(id: PromptID("q"), text: "queued", delivery: .held)]))
    case 6: stage.receive(.withdrawn(id, prompt: Prompt(id: PromptID("q"), text: "queued")))
    case 7:
      stage.receive(.transcript(id, .put(Samples.block(Int64(dice.roll(9)), .notice(Notice(.info, .other, "x"))))))
    case 8: stage.receive(.problem(Problem(.other, session: id, "Trouble.")))
    case 9:
      let status = dice.pick([.idle, .working, .needsYou, .asleep, .failed("why"), SessionStatus.starting(reason: nil)])
      stage.update(name) { $0.status = status }
    case 10: stage.receive(.removed(id))
    default:
      stage.update(name) {
        $0.unread = 2
        $0.requests = 1
      }
    }
  }

  private func request(_ number: Int, session: String, _ dice: inout Dice) -> PermissionRequest {
    let id = "r\(number)"
    switch dice.roll(4) {
    case 0:
      return Samples.request(id, session: session, tool: "AskUserQuestion", kind: .questions(Samples.questions))
    case 1: return Samples.request(id, session: session, tool: "ExitPlanMode", kind: .plan("# Plan\n\n- do it"))
    case 2:
      return Samples.request(id, session: session, tool: "Write", input: "{\"file_path\":\"/x\",\"content\":\"a\\nb\"}")
    default: return Samples.request(id, session: session, suggestions: [Samples.rule, Samples.editsMode])
    }
  }
}
