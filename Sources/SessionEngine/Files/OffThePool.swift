import Dispatch

/// Runs work that blocks (reading files, walking folders) where nothing else waits for it.
func offThePool<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome {
  await withCheckedContinuation { done in
    DispatchQueue.global(qos: .userInitiated).async { done.resume(returning: work()) }
  }
}
