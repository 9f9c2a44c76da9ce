import Synchronization

extension Verifier {
  /// The answer about one of many proofs.
  public typealias Verdict = Result<VerifiedStatement, VerificationError>

  /// Verifies proofs side by side, each as `verify` does.
  ///
  ///     let verdicts = verifier.verifyAll(paths, threads: 2) { path in contents(of: path) }
  ///
  /// A file is read when its turn comes, so no more than `threads` files are in memory. If the task
  /// is cancelled, proofs that other threads have in hand are finished, and the rest has no
  /// verdict.
  ///
  /// - `sources`: what stands for the files, such as their paths.
  /// - `threads`: how many proofs to verify at a time, at least 1; this thread is one of them.
  /// - `read`: the bytes of a file; called at most once for each, from several threads. No bytes at
  ///   all are a malformed proof.
  ///
  /// - Returns: a verdict for each proof, in their order.
  public func verifyAll<Source>(
    _ sources: some RandomAccessCollection<Source> & Sendable,
    threads: Int,
    read: @Sendable (Source) -> [UInt8]
  ) -> [Verdict] {
    let verdicts = Mutex([Verdict](repeating: .failure(.cancelled), count: sources.count))
    // Only this thread belongs to the task, so it has to tell the others.
    let isCancelled = Mutex(Task.isCancelled)
    sideBySide(count: sources.count, threads: threads) { offset in
      guard !isCancelled.withLock({ $0 }) else { return }
      let source = sources[sources.index(sources.startIndex, offsetBy: offset)]
      let verdict = verdict(on: read(source))
      if case .failure(.cancelled) = verdict { isCancelled.withLock { $0 = true } }
      verdicts.withLock { $0[offset] = verdict }
    }
    return verdicts.withLock { $0 }
  }

  /// Verifies proofs whose bytes are at hand side by side, each as `verify` does.
  ///
  /// - `proofs`: the bytes of the files; elements are asked for at most once, from several threads.
  /// - `threads`: how many proofs to verify at a time, at least 1; this thread is one of them.
  ///
  /// - Returns: a verdict for each proof, in their order.
  public func verifyAll(
    _ proofs: some RandomAccessCollection<[UInt8]> & Sendable,
    threads: Int
  ) -> [Verdict] {
    verifyAll(proofs, threads: threads) { $0 }
  }

  private func verdict(on bytes: [UInt8]) -> Verdict {
    do {
      return .success(try verify(bytes))
    } catch {
      return .failure(error)
    }
  }
}
