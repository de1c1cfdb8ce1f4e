import Foundation
import Terminal
import Testing

@testable import ChatUI

/// How a state of the screen looks at each size, as text to be stored and read: what stands there and where the cursor is;
/// where it looks other than plain text, as letters, with what each means in the themes `dark` and `mono` at the foot; and
/// what a terminal shows that knows only ASCII.
struct Picture {
  private(set) var text = ""
  private var letters: [Look: Character] = [:]
  private var looks: [Look] = []

  /// A style in two themes.
  private struct Look: Hashable {
    var dark: Style
    var mono: Style

    static let plain = Look("text")

    init(_ name: StyleName) {
      dark = Theme.dark.style(name)
      mono = Theme.mono.style(name)
    }

    /// As it is seen where nothing stands.
    var blank: Look {
      var look = self
      for theme in [\Look.dark, \Look.mono] {
        look[keyPath: theme].attributes.formIntersection([.underline, .reverse, .strikethrough])
        if look[keyPath: theme].attributes.isEmpty { look[keyPath: theme].foreground = Look.plain.dark.foreground }
      }
      return look
    }
  }

  init(_ portrait: Portrait) {
    for stage in portrait.stages {
      let size = stage.size
      let cursor = stage.frame.cursor.map { "cursor at row \($0.row), column \($0.column)" } ?? "no cursor"
      text += "━━ \(size.columns)×\(size.rows), \(cursor)\n\(stage.frame.screen.text)\n"
      text += "── looks\n"
      for row in 0..<size.rows { text += styles(of: stage.frame.screen, row: row) + "\n" }
      text += "── ASCII\n"
      let screen = Self.asciiScreen(stage)
      for row in 0..<size.rows { text += Self.ascii(screen, row: row) + "\n" }
    }
    text += "━━ looks\n"
    for (look, letter) in zip(looks, Self.alphabet) {
      text += "\(letter)  dark: \(Self.words(look.dark)); mono: \(Self.words(look.mono))\n"
    }
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  private mutating func styles(of screen: ScreenBuffer, row: Int) -> String {
    var line = ""
    for column in 0..<screen.size.columns {
      let cell = screen[row, column]
      let look = cell.isBlank ? Look(cell.style).blank : Look(cell.style)
      guard look != .plain else {
        line.append(" ")
        continue
      }
      if letters[look] == nil {
        letters[look] = looks.count < Self.alphabet.count ? Self.alphabet[looks.count] : "?"
        looks.append(look)
      }
      line.append(letters[look] ?? "?")
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func words(_ style: Style) -> String {
    var words: [String] = []
    let names: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underlined"), (.reverse, "reversed"),
      (.strikethrough, "struck"),
    ]
    for (attribute, name) in names where style.attributes.contains(attribute) { words.append(name) }
    if style.foreground != .standard { words.append(style.foreground.text) }
    if style.background != .standard { words.append("on \(style.background.text)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }

  /// The screen as it is drawn with ASCII marks.
  static func asciiScreen(_ stage: Stage) -> ScreenBuffer {
    var stage = stage
    if stage.state.options.symbols == .unicode { stage.state.options.symbols = .ascii }
    stage.look()
    return stage.frame.screen
  }

  /// A row as a terminal shows it whose locale is not UTF-8.
  static func ascii(_ screen: ScreenBuffer, row: Int) -> String {
    var line = String.UnicodeScalarView()
    for column in 0..<screen.size.columns {
      let cell = screen[row, column]
      line.append(Unicode.Scalar(cell.isRightHalf ? 0x20 : ASCIIFallback.scalar(cell.scalar)) ?? "?")
    }
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

/// Where the pictures are.
extension Picture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Pictures")
  static let isRecording = ProcessInfo.processInfo.environment["SKEIN_RECORD_PICTURES"] == "1"

  /// The names of the stored ones.
  static func stored() throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return Set(files.filter { $0.pathExtension == "txt" }.map { $0.deletingPathExtension().lastPathComponent })
  }

  static func url(_ name: String) -> URL { folder.appending(path: "\(name).txt") }
}
