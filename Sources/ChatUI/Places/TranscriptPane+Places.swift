import Conversation
import Terminal

extension TranscriptPane {
  /// More places than this are not offered, and no more of the transcript is read for them (code units).
  private static let (placeLimit, readLimit) = (300, 1 << 19)

  /// The places that are named in what is loaded, the newest first, each once.
  func places() -> [Place] {
    var places: [Place] = []
    var seen: Set<Place> = []
    var left = Self.readLimit
    for block in transcript.blocks.reversed() {
      for place in block.places.reversed() where seen.insert(place).inserted { places.append(place) }
      left -= block.sourceSize
      if places.count >= Self.placeLimit || left < 0 { break }
    }
    return Array(places.prefix(Self.placeLimit))
  }

  /// The places that are named in the cursor's row, else in the lines or the paragraph that it is part of.
  mutating func placesAtCursor() -> [Place] {
    guard let spot = cursorSpot() else { return [] }
    let block = transcript.blocks[spot.index]
    let rows = cache.rows(of: block.id)
    let line = rows.lines[spot.row]
    var places = line.runs.compactMap(\.link).flatMap { PlaceFinder.places(in: $0) }
    places += PlaceFinder.places(in: line.text)
    if places.isEmpty {
      let part = rows.part(of: spot.row)
      let first = spot.row - part.offset
      places = PlaceFinder.places(in: block.copyText(of: first...min(rows.count - 1, first + part.rows - 1), in: rows))
    }
    if places.isEmpty, spot.row == 0 { places = block.places }
    var seen: Set<Place> = []
    return places.filter { seen.insert($0).inserted }
  }
}

extension Block {
  /// The places that the block names, in order.
  fileprivate var places: [Place] {
    guard case .tool(let call) = content else { return PlaceFinder.places(in: copyText) }
    let input = ToolInput(call.input)
    var places: [Place] = []
    if let path = input.string("file_path") ?? input.string("notebook_path") {
      places.append(.file(path: path, line: call.changedLine))
    }
    if let address = input.string("url") { places += PlaceFinder.places(in: address) }
    if let command = input.string("command") { places += PlaceFinder.places(in: command) }
    // What a file holds is not what the conversation names.
    if case .read = call.result { return places }
    return places + PlaceFinder.places(in: call.output ?? "")
  }
}

extension ToolCall {
  /// The first line that an edit changed.
  fileprivate var changedLine: Int? {
    guard case .edit(_, let hunks, _) = result, let hunk = hunks.first else { return nil }
    let before = hunk.lines.prefix { $0.hasPrefix(" ") }.count
    return hunk.newStart + before
  }
}
