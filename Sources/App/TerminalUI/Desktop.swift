import Agents
import Conversation
import Dispatch

/// What the user's desktop offers beside the terminal: its clipboard, and programs that show addresses.
struct Desktop: Sendable {
  /// Each takes a text as its input and puts it on a clipboard.
  let clipboards: [ToolProcess]
  /// Shows the address that is put behind it; nil where there is no display or no such program.
  let opener: [String]?

  /// Programs of the desktop hang now and then: each of these queues may, no other thread does.
  private let copying = DispatchQueue(label: "skein.clipboard")
  private let opening = DispatchQueue(label: "skein.links", attributes: .concurrent)

  init(environment: [String: String]) {
    let finder = ExecutableFinder(environment: environment)
    func tool(_ name: String, _ arguments: String...) -> [String]? {
      (try? finder.find(name)).map { [$0] + arguments }
    }
    func has(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    let isWayland = has("WAYLAND_DISPLAY")
    let isX = has("DISPLAY")
    let desktop =
      (isWayland ? tool("wl-copy") : nil)
      ?? (isX ? tool("xclip", "-selection", "clipboard") ?? tool("xsel", "--clipboard", "--input") : nil)
      ?? tool("pbcopy")
    // tmux takes no clipboard from programs inside it unless it was told to, but hands on what its own command brings.
    let tmux = has("TMUX") ? tool("tmux", "load-buffer", "-w", "-") : nil
    clipboards = [desktop, tmux].compactMap { $0.map(ToolProcess.init) }
    opener =
      (isWayland || isX ? tool("xdg-open") : nil) ?? tool("open").flatMap { has("__CFBundleIdentifier") ? $0 : nil }
  }

  /// Puts a text on the clipboard of the desktop, where there is one, some time soon.
  func copy(_ text: String) {
    for tool in clipboards { copying.async { _ = tool.run(input: Array(text.utf8)) } }
  }

  /// Shows an address.
  /// - Parameter done: told whether that went well; on any thread.
  /// - Returns: false where nothing can show one.
  func open(_ address: String, done: @escaping @Sendable (Bool) -> Void) -> Bool {
    guard let opener else { return false }
    opening.async { done(ToolProcess(command: opener + [address]).run()) }
    return true
  }
}
