public import StarkVerifier

extension Settlement {
  /// The id of the question whether `check` finds these files to be of one another.
  ///
  /// The lines that `VerificationID` hashes go on with
  ///
  ///     settlement check
  ///     program HASH              for each program that is taken, sorted; `any` instead if all are
  ///     task NUMBER               from 0; none for all
  ///     batch DIGEST              for each batch file, in order
  ///     state DIGEST              if there is a state file
  ///     require LEVEL             for each level that must be complete, from the lowest
  ///
  /// - Returns: nil if a file is too large for the policy to look at.
  public func id(
    proof: [UInt8],
    batches: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    task: Int? = nil,
    requiring required: Set<SettlementLevel> = []
  ) -> VerificationID? {
    let files = [proof] + batches + (previous.map { [$0] } ?? [])
    guard files.allSatisfy({ UInt64($0.count) <= policy.limits.fileBytes }) else { return nil }
    var question = VerificationQuestion(proof: proof, policy: policy)
    question.add("settlement", "check")
    for hash in programs.map({ $0.map { "\($0)" }.sorted() }) ?? ["any"] {
      question.add("program", hash)
    }
    if let task { question.add("task", "\(task)") }
    for batch in batches { question.add("batch", fileBytes: batch) }
    if let previous { question.add("state", fileBytes: previous) }
    for level in SettlementLevel.allCases where required.contains(level) {
      question.add("require", level.rawValue)
    }
    return question.id
  }
}
