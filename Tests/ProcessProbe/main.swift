// A program that runs one agent through a ProcessHost until it is killed, for tests of what is left behind then.
//
//     ProcessProbe [--terminal RESET] EXECUTABLE ARGUMENT…
//
// With --terminal its standard input is put in the guardian's care, to be restored with the bytes RESET. What the
// agent gives is printed; the end of standard input, where that is no terminal, is an end in good order.
//
//     ProcessProbe --count N
//
// Runs N agents one after the other and prints how many descriptors were left open by them.
import Agents
import CSystem
import Glibc

@Sendable func say(_ text: String) {
  let line = text + "\n"
  _ = line.withCString { write(1, $0, strlen($0)) }
}

func report(_ output: ProcessOutput) {
  switch output {
  case .started(let pid): say("started \(pid)")
  case .failedToStart(let problem): say("failed \(problem)")
  case .lines(let lines): for line in lines { say(String(decoding: line, as: UTF8.self)) }
  case .exited(let exit): say("exited \(exit.status)")
  case .oversized, .standardError: break
  }
}

@Sendable func runOnce(_ host: ProcessHost) async {
  let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
  let spec = LaunchSpec(executable: "/bin/sh", arguments: ["-c", "echo; echo >&2"], environment: [:], directory: "/")
  _ = host.start(spec) { output in
    if case .exited = output { continuation.finish() }
  }
  for await _ in ends { continue }
}

var arguments = Array(CommandLine.arguments.dropFirst())
let host = try ProcessHost()
if arguments.first == "--count", let count = Int(arguments[1]) {
  await runOnce(host)
  let before = skein_open_descriptor_count()
  for _ in 0..<count { await runOnce(host) }
  say("descriptors +\(skein_open_descriptor_count() - before)")
  await host.close()
  exit(0)
}
if arguments.first == "--terminal" {
  var settings = termios()
  tcgetattr(0, &settings)
  try host.takeTerminal(descriptor: 0, settings: settings, reset: Array(arguments[1].utf8))
  settings.c_lflag &= ~tcflag_t(ECHO | ICANON)
  tcsetattr(0, TCSANOW, &settings)
  arguments.removeFirst(2)
}
let spec = LaunchSpec(
  executable: arguments[0], arguments: Array(arguments.dropFirst()),
  environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], directory: "/")
_ = host.start(spec, receive: { @Sendable in report($0) })
if isatty(0) == 1 {
  while true { pause() }
}
var byte: UInt8 = 0
while read(0, &byte, 1) > 0 { continue }
await host.close()
say("closed")
