import Agents
import Conversation

/// A picture that goes with a prompt: what kind it is and how large, by its first bytes, and whether an agent takes it.
public struct ImageFile: Sendable {
  /// In bytes. The Messages API takes 5 MB of a picture as base64, which is a third more than the file.
  public static let mostBytes = 5 * 1024 * 1024 / 4 * 3
  /// In pixels; the Messages API takes no picture that is wider or higher.
  public static let mostPixels = 8000

  var mediaType: String
  var width: Int
  var height: Int
  var bytes: [UInt8]
  private let path: String

  /// - Throws: ``Problem`` of kind `usage` that names the file: not to be read, no picture, too large.
  init(_ path: String) throws(Problem) {
    let bytes = try Self.read(path)
    guard let head = ImageHead(bytes) else {
      throw Problem(.usage, "\(path) is no picture (PNG, JPEG, GIF or WebP), whatever its name says.")
    }
    (self.path, self.bytes) = (path, bytes)
    (mediaType, width, height) = (head.mediaType, head.width, head.height)
    guard max(width, height) <= Self.mostPixels else {
      throw Problem(
        .usage, "\(path) has \(width)x\(height) pixels; agents take at most \(Self.mostPixels) a side. Make it smaller."
      )
    }
  }

  private static func read(_ path: String) throws(Problem) -> [UInt8] {
    do throws(Problem) {
      return try TextFile.bytes(of: path, limit: mostBytes)
    } catch {
      guard error.text.contains(" kB; ") else { throw error }
      throw Problem(.usage, "\(path) is too large: agents take pictures up to \(mostBytes / 1024) kB. Make it smaller.")
    }
  }

  /// What stands for the picture in a prompt.
  var image: PromptImage {
    let name = (path.split(separator: "/").last ?? "").map { $0.isNewline || $0 == "]" ? "_" : $0 }
    return PromptImage(
      path: path, label: "[image: \(String(name)) \(width)x\(height), \(max(1, bytes.count / 1024)) kB]")
  }

  var content: ImageContent { ImageContent(mediaType: mediaType, bytes: bytes) }

  /// Looks at a file that seems to be a picture by its name.
  static func check(_ path: String) async -> ImageCheck {
    await offThePool {
      do throws(Problem) {
        return .usable(try ImageFile(path).image)
      } catch {
        return .unusable(error.text)
      }
    }
  }
}
