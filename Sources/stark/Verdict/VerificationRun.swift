import Dispatch
import Synchronization

/// Verifies many proofs side by side and reports the verdicts in the order of the command line.
struct VerificationRun: Sendable {
  private let findings: [ProofSearch.Finding]
  private let check: ProofCheck
  private let jobs: Int

  init(findings: [ProofSearch.Finding], check: ProofCheck, jobs: Int) {
    self.findings = findings
    self.check = check
    self.jobs = max(1, min(jobs, findings.count))
  }

  /// The number of verdicts there will be.
  var count: Int { findings.count }

  /// What the workers share.
  private struct State {
    var nextFinding = 0
    /// Verdicts that wait for one before them.
    var waiting: [Int: Verdict] = [:]
    var nextReport = 0
    var reporter: VerdictReporter
  }

  /// Verifies everything, and answers with the gravest status.
  func run(reporting reporter: VerdictReporter) -> ExitStatus {
    let state = Mutex(State(reporter: reporter))
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      work(state)
    }
    return state.withLock { state in
      state.reporter.finish()
      return state.reporter.status
    }
  }

  /// Takes findings until there are none.
  private func work(_ state: borrowing Mutex<State>) {
    while true {
      let index = state.withLock { state in
        defer { state.nextFinding += 1 }
        return state.nextFinding
      }
      guard index < findings.count else { return }
      let verdict = verdict(on: findings[index])
      state.withLock { state in
        state.reporter.advance()
        state.waiting[index] = verdict
        while let verdict = state.waiting.removeValue(forKey: state.nextReport) {
          state.reporter.report(verdict)
          state.nextReport += 1
        }
      }
    }
  }

  private func verdict(on finding: ProofSearch.Finding) -> Verdict {
    switch finding {
    case .proof(let source): check.verdict(on: source)
    case .failure(let path, let error): check.verdict(on: path, error)
    }
  }
}
