import StarkFaults
package import StarkVerifier

/// What `stark inspect` shows of one proof.
package struct Inspection: Sendable {
  /// The path, or `-` for standard input.
  package let path: String
  package let fileByteCount: Int
  package let report: ProofReport

  package init(path: String, fileByteCount: Int, report: ProofReport) {
    self.path = path
    self.fileByteCount = fileByteCount
    self.report = report
  }

  /// How the run ends: whether the proof is valid, not whether any policy takes it.
  package var status: ExitStatus {
    switch report.verdict {
    case .success: .accepted
    case .failure(let error): ExitStatus(error.fault.kind)
    }
  }

  /// What a reader must know before he passes the file on, one sentence each.
  package var warnings: [String] { PrivacyWarning.texts(report.privateMembers) }

  /// The transcript in the wording of the prover's own annotations, a line for each message.
  package var transcript: String {
    report.transcript.map { $0.annotation.withoutControlCharacters + "\n" }.joined()
  }
}
