import Synchronization

extension Verifier {
  /// The answer about one of many proofs.
  public typealias Verdict = Result<VerifiedStatement, VerificationError>

  /// Verifies proofs side by side, each as `verify` does.
  ///
  ///     let verdicts = verifier.verifyAll(paths.lazy.map(read), threads: 2)
  ///
  /// A lazy collection is read as the work goes on, so no more than `threads` files are in memory.
  /// If the task is cancelled, proofs that other threads have in hand are finished, and the rest has no
  /// verdict.
  ///
  /// - `proofs`: the bytes of the files; elements are asked for at most once, from several threads.
  /// - `threads`: how many proofs to verify at a time, at least 1; this thread is one of them.
  ///
  /// - Returns: a verdict for each proof, in their order.
  public func verifyAll(
    _ proofs: some RandomAccessCollection<[UInt8]> & Sendable,
    threads: Int
  ) -> [Verdict] {
    let verdicts = Mutex([Verdict](repeating: .failure(.cancelled), count: proofs.count))
    // Only this thread belongs to the task, so it has to tell the others.
    let isCancelled = Mutex(Task.isCancelled)
    sideBySide(count: proofs.count, threads: threads) { offset in
      guard !isCancelled.withLock({ $0 }) else { return }
      let verdict = verdict(on: proofs[proofs.index(proofs.startIndex, offsetBy: offset)])
      if case .failure(.cancelled) = verdict { isCancelled.withLock { $0 = true } }
      verdicts.withLock { $0[offset] = verdict }
    }
    return verdicts.withLock { $0 }
  }

  private func verdict(on bytes: [UInt8]) -> Verdict {
    do {
      return .success(try verify(bytes))
    } catch {
      return .failure(error)
    }
  }
}
