// How fast what an agent says is read, on one core: `LineSplitter`, the JSON reader and `ClaudeCodec`, as a connection uses them.
//
//     swift build -c release --product DecodingBenchmark && .build/release/DecodingBenchmark
//
// For each kind of line: the megabytes a second (10^6 bytes) of the best and of the middle one of some rounds, and the time a line.
// Run it on a machine that has nothing else to do; another program on the same core shows in the middle more than in the best.
// Exits with 1 where the best of a kind is below the goal.

import Agents
import Conversation
import Glibc

let goal = 200.0

/// One stream, fed in pieces as large as a pipe gives at once; seconds of processor time.
func seconds(for stream: Kind) -> Double {
  var codec = ClaudeCodec(session: SessionID("benchmark"))
  var splitter = LineSplitter()
  var events = 0
  let began = processorTime()
  stream.bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    while start < bytes.count {
      let end = min(start + 65536, bytes.count)
      for line in splitter.take(UnsafeBufferPointer(rebasing: bytes[start..<end])).lines {
        events += codec.receive(line, now: Timestamp(milliseconds: 0)).events.count
      }
      start = end
    }
  }
  let taken = processorTime() - began
  guard events >= stream.leastEvents else {
    print("\(stream.name): \(events) events came of it, not \(stream.leastEvents): the lines do not fit the codec.")
    exit(1)
  }
  return taken
}

func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func shown(_ value: Double, width: Int) -> String {
  let text = "\((value * 10).rounded() / 10)"
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

var isSlow = false
let chosen = CommandLine.arguments.dropFirst()
for kind in Kind.all() where chosen.isEmpty || chosen.contains(where: { kind.name.contains($0) }) {
  let times = (0..<9).map { _ in seconds(for: kind) }.sorted()
  let rates = times.map { Double(kind.bytes.count) / 1e6 / $0 }
  let microseconds = times[0] * 1e6 / Double(kind.lines)
  print(
    "\(shown(rates[0], width: 8)) MB/s best \(shown(rates[4], width: 8)) middle \(shown(microseconds, width: 9)) us a line"
      + " of \(kind.bytes.count / kind.lines) bytes: \(kind.name)")
  isSlow = isSlow || rates[0] < goal
}
exit(isSlow ? 1 : 0)
