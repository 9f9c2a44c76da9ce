import StarkVerifier
package import StarkVerdicts

extension ProofCheck {
  /// Reads and verifies `source`; never fails, since every failure is a verdict.
  package func verdict(on source: ProofSource) -> Verdict {
    let start = ContinuousClock.now
    do {
      let bytes = try source.read(maximumCount: policy.limits.fileBytes)
      return verdict(on: bytes, path: source.name, since: start)
    } catch {
      return verdict(onMissing: source.name, error, since: start)
    }
  }

}
