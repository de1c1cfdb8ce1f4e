extension CommandRunner {
  func keys() -> Int32 { ExitCode.failed }
}
