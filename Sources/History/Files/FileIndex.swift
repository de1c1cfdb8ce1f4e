/// Where in a session's file the lines of each block stand.
///
/// It begins at the end of the file and is extended backwards as far as somebody asks, and forwards with what is written.
struct FileIndex {
  /// A line without its line feed.
  struct Extent {
    var offset: Int64
    var length: Int
  }

  struct Entry {
    /// The line that the block stands in; nil while only what was added later has been seen.
    var put: Extent?
    /// The lines that added to it since, in the order of the file.
    var grows: [Extent] = []
    var isRemoved = false
  }

  /// Which file this is about: it may be replaced.
  let inode: UInt
  /// The lines from `start` to `end` are known.
  private(set) var start: Int64
  var end: Int64
  private(set) var entries: [Int64: Entry] = [:]
  private(set) var order = BlockOrder()
  /// The highest number that a `block` line has.
  private(set) var newest: Int64?
  /// Every block from this number on is known; nil while none is.
  private(set) var floor: Int64?
  /// The latest line of the session's record.
  private(set) var record: Extent?
  /// What turns took, in the order of the file.
  private(set) var spent: [Extent] = []
  /// Bytes of lines that others have replaced.
  private(set) var waste: Int64 = 0
  /// There are lines that only a newer Skein understands.
  private(set) var hasUnknown = false
  /// How much the next look backwards reads.
  var stride = 64 * 1024

  init(inode: UInt, end: Int64) {
    self.inode = inode
    self.end = end
    start = end
    if end == 0 { floor = .min }
  }

  var isComplete: Bool { start == 0 }

  /// Takes in a line at the end.
  mutating func append(_ head: LineHead, _ line: Extent) {
    switch head {
    case .block(let id):
      newest = id
      floor = floor ?? id
      put(id, line)
    case .again(let id): put(id, line)
    case .grow(let id):
      if let entry = entries[id] {
        if !entry.isRemoved { entries[id]?.grows.append(line) }
      } else if !isComplete {
        entries[id] = Entry(grows: [line])
      }
    case .remove(let ids):
      for id in ids {
        if let entry = entries[id] { waste(entry) }
        order.remove(id)
        entries[id] = Entry(isRemoved: true)
      }
    case .record:
      if let record { waste += Int64(record.length) }
      record = line
    case .spent: spent.append(line)
    case .header: break
    case .unknown: hasUnknown = true
    }
  }

  private mutating func put(_ id: Int64, _ line: Extent) {
    if let entry = entries[id] { waste(entry) }
    entries[id] = Entry(put: line)
    order.insert(id)
  }

  private mutating func waste(_ entry: Entry) {
    waste += Int64((entry.put?.length ?? 0) + entry.grows.reduce(0) { $0 + $1.length })
  }

  /// Takes in the line before those that are known; what a later line has replaced stays so.
  mutating func prepend(_ head: LineHead, _ line: Extent) {
    switch head {
    case .block(let id):
      newest = newest ?? id
      floor = id
      putBefore(id, line)
    case .again(let id): putBefore(id, line)
    case .grow(let id):
      if isOpen(id) { entries[id, default: Entry()].grows.insert(line, at: 0) } else { waste += Int64(line.length) }
    case .remove(let ids):
      for id in ids where isOpen(id) { entries[id] = Entry(isRemoved: true) }
    case .record:
      if record == nil { record = line } else { waste += Int64(line.length) }
    case .spent: spent.insert(line, at: 0)
    case .header: break
    case .unknown: hasUnknown = true
    }
    start = line.offset
    guard isComplete else { return }
    floor = .min
    for (id, entry) in entries where entry.put == nil && !entry.isRemoved { entries[id] = nil }
  }

  private mutating func putBefore(_ id: Int64, _ line: Extent) {
    guard isOpen(id) else {
      waste += Int64(line.length)
      return
    }
    entries[id, default: Entry()].put = line
    order.insert(id)
  }

  /// Earlier lines can still say what the block is.
  private func isOpen(_ id: Int64) -> Bool {
    guard let entry = entries[id] else { return true }
    return entry.put == nil && !entry.isRemoved
  }
}
