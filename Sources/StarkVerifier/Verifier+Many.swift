import Dispatch
import Synchronization

extension Verifier {
  /// The answer about one of many proofs.
  public typealias Verdict = Result<VerifiedStatement, VerificationError>

  /// Verifies proofs side by side, each as `verify` does.
  ///
  ///     let verdicts = verifier.verifyAll(paths.lazy.map(read), threads: 2)
  ///
  /// A lazy collection is read as the work goes on, so no more than `threads` files are in memory.
  ///
  /// - `proofs`: the bytes of the files; elements are asked for once each, from several threads.
  /// - `threads`: how many proofs to verify at a time, at least 1; this thread is one of them.
  ///
  /// - Returns: a verdict for each proof, in their order.
  public func verifyAll(
    _ proofs: some RandomAccessCollection<[UInt8]> & Sendable,
    threads: Int
  ) -> [Verdict] {
    let next = Mutex(0)
    let verdicts = Mutex([Verdict?](repeating: nil, count: proofs.count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, proofs.count))) { _ in
      while true {
        let offset = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard offset < proofs.count else { return }
        let verdict = verdict(on: proofs[proofs.index(proofs.startIndex, offsetBy: offset)])
        verdicts.withLock { $0[offset] = verdict }
      }
    }
    return verdicts.withLock { $0.compactMap(\.self) }
  }

  private func verdict(on bytes: [UInt8]) -> Verdict {
    do {
      return .success(try verify(bytes))
    } catch {
      return .failure(error)
    }
  }
}
