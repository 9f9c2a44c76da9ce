import StarkFaults
import StarkVerdicts
import StarkVerifier

/// What `stark_verify` is asked.
struct ProofQuestion {
  let proof: HostBytes
  let policy: HostBytes
  /// Whether the report is wanted.
  let showsReport: Bool

  /// Verifies the proof; never fails, since every failure is an answer.
  func answer() -> Answer {
    do throws(Fault) {
      return Answer(try verdict(), showsReport: showsReport)
    } catch {
      return Answer(Verdict(path: "-", policy: "", reason: error), showsReport: showsReport)
    }
  }

  private func verdict() throws(Fault) -> Verdict {
    let start = ContinuousClock.now
    let policy = try AcceptancePolicy(host: policy)
    let check = ProofCheck(policy: policy, showsID: showsReport)
    if let refusal = policy.sizeRefusal(byteCount: try proof.count()) {
      return check.verdict(onMissing: "-", refusal.fault, since: start)
    }
    return check.verdict(on: try proof.copy(maximumCount: .max), since: start)
  }
}

extension AcceptancePolicy {
  /// The policy that a caller chooses; the default if it leaves that open.
  init(host choice: HostBytes) throws(Fault) {
    guard !choice.isAbsent else {
      self = .default
      return
    }
    let text = try choice.copy(maximumCount: Self.maximumTextLength)
    do {
      try self.init(choice: text)
    } catch {
      throw .callPolicy(error)
    }
  }

  /// Why a file of so many bytes is not looked at, and not copied either; nil if it is.
  func sizeRefusal(byteCount: Int) -> PolicyRefusal? {
    let maximum = limits.fileBytes
    guard byteCount > maximum else { return nil }
    return .size(.fileBytes, maximum: maximum, offered: UInt64(clamping: byteCount))
  }
}
