import Conversation
import Foundation
import History
import SessionEngine

@testable import App

/// A history's folder with several Skeins over it, which all reach the same demo.
final class SharedHome: Sendable {
  let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
  let options = SessionOptions(agent: "demo", folder: "/")
  private let connector: DemoConnector

  init(pace: Double = 0) { connector = DemoConnector(pace: pace) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func engine(files: Bool = false) async throws -> SessionEngine {
    let store: any HistoryStore =
      if files { try await FilesStore.open(folder: folder) } else { try await SQLiteStore.open(folder: folder) }
    let engine = SessionEngine(store: store, connector: connector, sharing: SessionSharing(folder: folder))
    await engine.start()
    return engine
  }

  /// One that shows the session, as a terminal UI does, and what it is told from then on.
  func viewer(of id: SessionID) async throws -> (SessionEngine, AsyncStream<Event.Kind>) {
    let engine = try await engine()
    let told = engine.events.stream()
    engine.send(.open(id))
    return (engine, told)
  }
}

extension EventMailbox {
  func stream() -> AsyncStream<Event.Kind> {
    let (stream, continuation) = AsyncStream<Event.Kind>.makeStream()
    onArrival { [self] in for event in drain() { continuation.yield(event.kind) } }
    return stream
  }
}

extension AsyncStream where Element: Sendable {
  /// Reads until an element fits, and answers that; nil at the end.
  func first<Value>(_ fits: (Element) -> Value?) async -> Value? {
    for await element in self { if let value = fits(element) { return value } }
    return nil
  }
}

extension [Block] {
  /// Prompts, texts and the kinds of notices, in their order.
  var words: [String] {
    compactMap { block in
      switch block.content {
      case .prompt(let prompt): prompt.text
      case .text(let text): text.text
      case .notice(let notice): "(\(notice.kind.rawValue))"
      default: nil
      }
    }
  }
}
