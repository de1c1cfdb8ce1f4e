import Conversation
import Foundation
import Testing

@testable import SessionEngine

@Suite struct ImageFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    return "\(folder)/\(name)"
  }

  @Test(arguments: [
    (Pixels.png, "image/png"), (Pixels.gif, "image/gif"), (Pixels.jpeg, "image/jpeg"), (Pixels.webp, "image/webp"),
    (Pixels.webpLossless, "image/webp"),
  ])
  func theHeadTellsKindAndSize(bytes: [UInt8], mediaType: String) throws {
    let head = try #require(ImageHead(bytes))
    #expect(head.mediaType == mediaType)
    #expect((head.width, head.height) == (30, 20))
    for count in 0..<min(30, bytes.count) { #expect(ImageHead(Array(bytes.prefix(count))) == nil) }
  }

  @Test func anyBytesDoNoHarm() {
    var state: UInt64 = 1
    for start in [Pixels.png, Pixels.gif, Pixels.jpeg, Pixels.webp] {
      for _ in 0..<300 {
        var bytes = start
        for _ in 0..<4 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
        }
        _ = ImageHead(bytes)
      }
    }
  }

  @Test func aPictureIsLabelledByItsOwnContent() async throws {
    let path = try write(Pixels.png, "odd]name.png")
    let image = PromptImage(path: path, label: "[image: odd_name.png 30x20, 1 kB]")
    #expect(await ImageFile.check(path) == .usable(image))
  }

  @Test func whatCannotBeUsedIsSaid() async throws {
    let text = try write(Array("no picture at all, just words and words".utf8), "a.png")
    let large = try write(Pixels.png + [UInt8](repeating: 0, count: ImageFile.mostBytes), "large.png")
    var wide = Pixels.png
    wide[18] = 0x40
    let wideFile = try write(wide, "wide.png")
    let cases = [
      (text, "is no picture"), (large, "too large: agents take pictures up to 3840 kB"), (wideFile, "16414x20 pixels"),
      ("\(folder)/missing.png", "No such file"), (folder, "is no file"),
    ]
    for (path, words) in cases {
      guard case .unusable(let reason?) = await ImageFile.check(path) else {
        Issue.record("\(path) is usable")
        continue
      }
      #expect(reason.contains(words) && reason.contains(path), "\(reason)")
    }
  }
}
