package import StarkJSON
package import StarkVerdicts
package import StarkVerifier

/// What a line asks: about a proof alone, or about the batches of one.
package enum WorkerQuestion: Sendable {
  case proof(ProofSource, AcceptancePolicy)
  case batches(SettlementQuestion, SettlementFiles)

  /// The verdict as a line of JSON: what `stark verify` or `stark settle check` would write, after
  /// the members that `head` writes.
  package func answer(showsCost: Bool, after head: (inout JSONWriter) -> Void) -> String {
    switch self {
    case .proof(let source, let policy):
      let check = ProofCheck(policy: policy, showsCost: showsCost, showsID: true)
      return check.verdict(on: source).written(after: head).text
    case .batches(var question, let files):
      question.showsCost = showsCost
      question.showsID = true
      return SettlementRequest(question, files: files).check().written(after: head).text
    }
  }
}
