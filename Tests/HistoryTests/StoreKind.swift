import Conversation
import Foundation

@testable import History

/// The stores that all keep the same promise.
enum StoreKind: CaseIterable, Sendable {
  case memory, files, sqlite, recovering

  func make(in folder: Folder) async throws -> any HistoryStore {
    let path = folder.path
    return switch self {
    case .memory: MemoryStore()
    case .files: try await FilesStore.open(folder: path)
    case .sqlite: try await SQLiteStore.open(folder: path)
    case .recovering:
      RecoveringStore(report: { _ in }, open: { () throws(HistoryProblem) in try await SQLiteStore.open(folder: path) })
    }
  }
}

/// A folder that is gone when the test is over.
final class Folder: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "/skein-history-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var database: String { file(SQLiteStore.fileName) }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}
