package import StarkSettlement
package import StarkVerifier

/// What is asked about the files of a job.
package struct JobQuestion: Equatable, Sendable {
  /// What to do with the files.
  package enum Kind: String, CaseIterable, Sendable {
    /// As `stark verify`.
    case proof
    /// As `stark settle check`.
    case check
    /// As `stark settle apply`.
    case apply
  }

  /// What a file is to the question.
  package enum Role: String, CaseIterable, Sendable {
    case proof, batch, previous, facts
  }

  package var kind: Kind
  /// The whole policy, since that of a name may be another when the job is taken up again.
  package var policy: AcceptancePolicy
  /// The only programs to take; nil for all.
  package var programs: Set<ProgramHash>?
  /// The only task, from 0; nil for all.
  package var task: Int?
  package var requiredLevels: Set<SettlementLevel> = []

  package init(_ kind: Kind, policy: AcceptancePolicy) {
    self.kind = kind
    self.policy = policy
  }

  /// The check that answers it, on all processors that others leave.
  package var settlement: Settlement {
    Settlement(policy: policy, programs: programs, threads: processorCount)
  }
}
