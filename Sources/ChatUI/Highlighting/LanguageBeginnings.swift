/// The regions that may begin with a byte, the longest beginning first, so that the first that fits is meant.
struct LanguageBeginnings: Sendable {
  private var lists: [[Int]] = []
  private var numbers = [UInt8](repeating: 0, count: 256)

  init(_ places: [Int], of regions: [LanguageRegion]) {
    lists = [[]]
    for place in places.sorted(by: { regions[$0].begin.count > regions[$1].begin.count }) {
      guard let byte = regions[place].begin.first else { continue }
      if numbers[Int(byte)] == 0 {
        guard lists.count < 256 else { continue }
        numbers[Int(byte)] = UInt8(lists.count)
        lists.append([])
      }
      lists[Int(numbers[Int(byte)])].append(place)
    }
  }

  subscript(byte: UInt8) -> [Int] { lists[Int(numbers[Int(byte)])] }
}
