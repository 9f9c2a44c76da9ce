import LedgerVerdicts
import StarkFaults
import StarkJSON
package import StarkVerdicts
import StarkVerifier

/// Finds the answers to questions, in the words of the command line.
package struct JobJudge: Sendable {
  private let ledgerPath: String?

  package init(ledgerPath: String?) {
    self.ledgerPath = ledgerPath
  }

  /// An answer and its outcome.
  package struct Judgement: Sendable {
    package let answer: JobAnswer
    package let status: ExitStatus
    /// The stable name of what went wrong, if something did.
    package let code: String?

    /// Why this is no answer, if it is none.
    ///
    /// That a file could not be read or written says nothing about a proof or batch, and another
    /// time it may be otherwise.
    package var failure: JobFailure? {
      switch status {
      case .unreadable: .ledger(code: code ?? status.name)
      case .fault: .fault(code: code ?? status.name)
      default: nil
      }
    }
  }

  /// The answer to `job`, which takes as long as it takes.
  package func judge(_ job: StoredJob) -> Judgement {
    switch job.question.kind {
    case .proof: judgeProof(job)
    case .check, .apply: judgeBatches(job)
    }
  }

  private func judgeProof(_ job: StoredJob) -> Judgement {
    let check = ProofCheck(policy: job.question.policy, showsCost: true)
    var verdict = check.verdict(on: job.bytes(of: .proof).first ?? [])
    verdict.id = VerificationID(job.id.text)
    return Judgement(
      answer: JobAnswer(verdict.written(), verdict.status),
      status: verdict.status,
      code: verdict.reason?.code
    )
  }

  private func judgeBatches(_ job: StoredJob) -> Judgement {
    var question = SettlementQuestion(job.question.settlement)
    question.task = job.question.task
    question.requiredLevels = job.question.requiredLevels
    question.showsCost = true
    let input = SettlementInput(
      proof: job.bytes(of: .proof).first ?? [],
      batches: job.bytes(of: .batch),
      previous: job.bytes(of: .previous).first,
      facts: job.bytes(of: .facts).first
    )
    var verdict: SettlementVerdict
    if job.question.kind == .apply, let ledgerPath {
      verdict = question.apply(input, to: ledgerPath)
      // Where the file lies is the operator's business.
      verdict.ledger = LedgerName.public
    } else {
      verdict = question.check(input)
    }
    verdict.id = VerificationID(job.id.text)
    return Judgement(
      answer: JobAnswer(verdict.written(), verdict.status),
      status: verdict.status,
      code: verdict.reason?.code
    )
  }
}

extension JobAnswer {
  /// The answer that `writer` has written with timings, as details.
  init(_ writer: JSONWriter, _ status: ExitStatus) {
    let isVerdict = ![.malformed, .usage].contains(status)
    self.init(plain: writer.briefText, timed: writer.text, isVerdict: isVerdict)
  }
}

/// What answers call the ledger.
enum LedgerName {
  static let `public` = "ledger"
}
