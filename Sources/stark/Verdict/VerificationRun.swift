import StarkFaults
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

  /// The number of verdicts there may be.
  var count: Int {
    findings.count { finding in
      switch finding {
      case .proof, .candidate, .failure: true
      case .passedOver, .end: false
      }
    }
  }

  /// What came of a finding.
  private enum Outcome {
    case verdict(Verdict)
    case passedOver(PassedOver)
    /// The end of a folder; the verdict is that there was no proof in it, if that is so.
    case end(Verdict)
  }

  /// What the workers share.
  private struct State {
    /// Results that wait for one before them.
    var waiting: [Int: Outcome] = [:]
    var nextReport = 0
    var reporter: VerdictReporter
    /// Whether there was a verdict since the last folder ended.
    var hasVerdict = false

    /// Reports a result when those before it are there.
    mutating func take(_ outcome: Outcome, at index: Int) {
      reporter.advance()
      waiting[index] = outcome
      while let outcome = waiting.removeValue(forKey: nextReport) {
        report(outcome)
        nextReport += 1
      }
    }

    private mutating func report(_ outcome: Outcome) {
      switch outcome {
      case .verdict(let verdict):
        hasVerdict = true
        reporter.report(verdict)
      case .passedOver(let file):
        reporter.report(file)
      case .end(let verdict):
        if !hasVerdict { reporter.report(verdict) }
        hasVerdict = false
      }
    }
  }

  /// Verifies everything, and answers with the gravest status.
  func run(reporting reporter: VerdictReporter) -> ExitStatus {
    let state = Mutex(State(reporter: reporter))
    sideBySide(count: findings.count, threads: jobs) { index in
      let outcome = outcome(of: findings[index])
      state.withLock { $0.take(outcome, at: index) }
    }
    return state.withLock { state in
      state.reporter.finish()
      return state.reporter.status
    }
  }

  private func outcome(of finding: ProofSearch.Finding) -> Outcome {
    switch finding {
    case .proof(let source): .verdict(check.verdict(on: source))
    case .candidate(let path): outcome(ofCandidate: path)
    case .passedOver(let entry): .passedOver(entry)
    case .failure(let path, let error): .verdict(check.verdict(onMissing: path.description, error))
    case .end(let folder): .end(check.verdict(onMissing: folder.description, .noProof))
    }
  }

  /// The verdict on a file in a folder, unless its readers know it for something else.
  ///
  /// One of more bytes than the policy allows is known by its first ones, or counts as too large.
  private func outcome(ofCandidate path: FilePath) -> Outcome {
    let verdict = check.verdict(on: .regularFile(path))
    var file = verdict.recognised
    if case .size(.fileBytes, _, _) = verdict.reason?[PolicyRefusal.self] {
      do throws(Fault) {
        file = RecognisedFile(head: try ProofSource.head(of: path, count: Self.headLength))
      } catch {
        return .verdict(check.verdict(onMissing: path.description, error))
      }
    }
    guard let file, file.isKnownOther else { return .verdict(verdict) }
    return .passedOver(PassedOver(path, .file(file)))
  }

  /// As many bytes of a file are looked at that is too large to be read.
  private static var headLength: Int { 1 << 16 }
}
