import StarkVerifier
import Synchronization
import StarkVerdicts

/// Verifies many proofs side by side and reports the verdicts in the order of the command line.
struct VerificationRun: Sendable {
  private let findings: [ProofSearch.Finding]
  private let check: ProofCheck
  private let jobs: Int

  init(findings: [ProofSearch.Finding], check: ProofCheck, jobs: Int) {
    self.findings = findings
    self.check = check
    self.jobs = jobs
  }

  /// The number of verdicts there will be.
  var count: Int { findings.count }

  /// What the workers share.
  private struct State {
    /// Verdicts that wait for one before them.
    var waiting: [Int: Verdict] = [:]
    var nextReport = 0
    var reporter: VerdictReporter

    /// Reports a verdict when those before it are there.
    mutating func take(_ verdict: Verdict, at index: Int) {
      reporter.advance()
      waiting[index] = verdict
      while let verdict = waiting.removeValue(forKey: nextReport) {
        reporter.report(verdict)
        nextReport += 1
      }
    }
  }

  /// Verifies everything, and answers with the gravest status.
  func run(reporting reporter: VerdictReporter) -> ExitStatus {
    let state = Mutex(State(reporter: reporter))
    sideBySide(count: findings.count, threads: jobs) { index in
      let verdict = verdict(on: findings[index])
      state.withLock { $0.take(verdict, at: index) }
    }
    return state.withLock { state in
      state.reporter.finish()
      return state.reporter.status
    }
  }

  private func verdict(on finding: ProofSearch.Finding) -> Verdict {
    switch finding {
    case .proof(let source): check.verdict(on: source)
    case .failure(let path, let error): check.verdict(on: path, error)
    }
  }
}
