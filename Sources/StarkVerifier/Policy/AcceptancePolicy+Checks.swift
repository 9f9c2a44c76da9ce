extension AcceptancePolicy {
  /// Refuses a size above its limit.
  package func check(_ measure: SizeMeasure, _ offered: UInt64) throws(PolicyRefusal) {
    let limit = limits[measure]
    guard offered <= limit else { throw .size(measure, maximum: limit, offered: offered) }
  }

  /// Refuses the first size above its limit.
  package func check(_ sizes: [SizeMeasure: UInt64]) throws(PolicyRefusal) {
    for measure in SizeMeasure.allCases {
      if let offered = sizes[measure] { try check(measure, offered) }
    }
  }

  /// Refuses a proof whose parameters, names or sizes the policy does not allow.
  ///
  /// The checks run in this order and the first that fails is reported: sizes, layout, hashes,
  /// seed version, proof of work, security bits.
  package func check(_ facts: ProofFacts) throws(PolicyRefusal) {
    try check(facts.sizes)
    try checkNames(facts)
    try checkProofOfWork(facts.report)
    try checkSecurity(facts.report)
  }

  /// Refuses a statement that is not the one the caller wants to hear.
  ///
  /// A demand for a program only adds a condition: a statement that leaves questions open is
  /// refused whatever its hash is, unless the policy allows that too.
  package func check(_ facts: StatementFacts) throws(PolicyRefusal) {
    if let programHashes {
      guard let programHash = facts.programHash, programHashes.contains(programHash) else {
        throw facts.mismatch ?? .programHash(allowed: programHashes, offered: facts.programHash)
      }
    }
    guard facts.isComplete || allowsIncompleteStatement else { throw .incompleteStatement }
  }

  private func checkNames(_ facts: ProofFacts) throws(PolicyRefusal) {
    if let layouts, !layouts.contains(facts.layout) {
      throw .layout(allowed: layouts, offered: facts.layout)
    }
    if let commitmentHashes {
      for hash in CommitmentHash.allCases where facts.commitmentHashes.contains(hash) {
        guard commitmentHashes.contains(hash) else {
          throw .commitmentHash(allowed: commitmentHashes, offered: hash)
        }
      }
    }
    if let channelHashes, !channelHashes.contains(facts.channelHash) {
      throw .channelHash(allowed: channelHashes, offered: facts.channelHash)
    }
    guard !seedVersions.isDisjoint(with: facts.seedVersions) else {
      throw .seedVersion(allowed: seedVersions, offered: facts.seedVersions)
    }
  }

  /// Refuses too much proof of work, and proof of work in the place of queries.
  ///
  /// Grinding makes each attempt of a cheat dearer by a fixed factor that hardware eats into; only
  /// queries catch it. A proof without queries catches nothing, so no policy lets it pass.
  private func checkProofOfWork(_ report: SecurityReport) throws(PolicyRefusal) {
    let offered = report.proofOfWorkBits
    if let maximumProofOfWorkBits, offered > maximumProofOfWorkBits {
      throw .proofOfWorkBits(maximum: maximumProofOfWorkBits, offered: offered)
    }
    guard
      report.queryCount > 0,
      report.log2Blowup > 0,
      offered < requiredBits ?? .max
    else { throw .proofOfWorkAlone(required: requiredBits, offered: offered) }
  }

  private func checkSecurity(_ report: SecurityReport) throws(PolicyRefusal) {
    for measure in SecurityMeasure.allCases {
      guard let required = minimumBits[measure] else { continue }
      let offered = report.bits(of: measure)
      guard offered >= Double(required) else {
        throw .securityBits(measure, required: required, offered: offered)
      }
    }
  }
}
