/// The numbers of blocks in order, cheap to add to at both ends.
struct BlockOrder {
  /// Falling.
  private var older: [Int64] = []
  /// Rising, all above `older`.
  private var newer: [Int64] = []

  /// Adds a number that may be there already.
  mutating func insert(_ id: Int64) {
    if id > (newer.last ?? older.first ?? .min) || (newer.isEmpty && older.isEmpty) {
      newer.append(id)
    } else if id < (older.last ?? newer.first ?? .max) {
      older.append(id)
    } else if let first = newer.first, id >= first {
      let place = Self.place(in: newer) { $0 < id }
      if place == newer.count || newer[place] != id { newer.insert(id, at: place) }
    } else {
      let place = Self.place(in: older) { $0 > id }
      if place == older.count || older[place] != id { older.insert(id, at: place) }
    }
  }

  mutating func remove(_ id: Int64) {
    let place = Self.place(in: newer) { $0 < id }
    if place < newer.count, newer[place] == id {
      newer.remove(at: place)
      return
    }
    let other = Self.place(in: older) { $0 > id }
    if other < older.count, older[other] == id { older.remove(at: other) }
  }

  /// The highest `count` numbers below `end` and from `floor` on, falling.
  func newest(_ count: Int, below end: Int64, from floor: Int64) -> [Int64] {
    var found: [Int64] = []
    var place = Self.place(in: newer) { $0 < end } - 1
    while place >= 0, found.count < count, newer[place] >= floor {
      found.append(newer[place])
      place -= 1
    }
    place = Self.place(in: older) { $0 >= end }
    while place < older.count, found.count < count, older[place] >= floor {
      found.append(older[place])
      place += 1
    }
    return found
  }

  /// The first place where `isBefore` no longer holds.
  private static func place(in ids: [Int64], isBefore: (Int64) -> Bool) -> Int {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(ids[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
