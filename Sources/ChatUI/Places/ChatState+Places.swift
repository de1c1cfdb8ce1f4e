import Conversation
import Terminal

extension ChatState {
  /// Asks for the places that the transcript names.
  mutating func findPlaces(now: Timestamp) -> [Effect] {
    ask(for: pane?.transcript.places() ?? [], opensOnly: false, "No link and no file is named in what is loaded.", now)
  }

  /// Opens what the cursor's row names.
  mutating func openAtCursor(now: Timestamp) -> [Effect] {
    let places = withPane { $0.transcript.placesAtCursor() } ?? []
    return ask(for: places, opensOnly: true, "No link and no file is named here.", now)
  }

  private mutating func ask(
    for places: [Place], opensOnly: Bool, _ nothing: String, _ now: Timestamp
  ) -> [Effect] {
    guard let session, !places.isEmpty else {
      say(nothing, now: now)
      return []
    }
    return [.findPlaces(PlaceQuery(places: places, folder: session.options.folder, opensOnly: opensOnly))]
  }

  /// The answer to ``Effect/findPlaces(_:)``: those that are there, files in full.
  public mutating func show(_ places: [Place], of query: PlaceQuery, now: Timestamp) -> [Effect] {
    guard session?.options.folder == query.folder, overlay == nil else { return [] }
    guard let first = places.first else {
      say("None of the files that are named is there.", now: now)
      return []
    }
    if query.opensOnly, places.count == 1 { return [Self.open(first)] }
    shownPlaces = places
    let items = places.enumerated().map { number, place in
      switch place {
      case .link(let address): Picker.Item(value: "\(number)", title: address)
      case .file(let path, let line):
        Picker.Item(value: "\(number)", title: shown(path, below: query.folder) + (line.map { ":\($0)" } ?? ""))
      }
    }
    overlay = .picker(Picker(.places, title: "Links and files, the newest first", items: items))
    return []
  }

  mutating func openPlace(_ value: String) -> [Effect] {
    guard let number = Int(value), shownPlaces.indices.contains(number) else { return [] }
    return [Self.open(shownPlaces[number])]
  }

  private static func open(_ place: Place) -> Effect {
    switch place {
    case .link(let address): .openLink(address)
    case .file(let path, let line): .openFile(path: path, line: line)
    }
  }

  private func shown(_ path: String, below folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : options.shown(path)
  }

  /// Tells the user how something went that was done outside.
  public mutating func tell(_ text: String, isProblem: Bool = false, now: Timestamp) {
    say(text, isProblem ? "status.failed" : "status", now: now, isProblem: isProblem)
  }
}
