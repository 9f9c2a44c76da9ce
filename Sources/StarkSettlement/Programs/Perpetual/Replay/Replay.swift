package import StarkAlgebra
package import StarkFaults

extension Perpetual {
  /// A batch whose every rule, signature and result was recomputed.
  package struct Replay: Sendable {
    /// What the program puts out for this batch.
    package let output: Output
    /// The state after the batch.
    package let state: State
    /// The funding tables of the batch, in the order of execution; a validium doesn't publish them.
    package let fundingTicks: [FundingTable]
    /// The signatures that were verified.
    package let signatureCount: Int

    /// Runs a batch as the program does, from the state before it.
    ///
    /// Costs a signature verification for each signature, the hashes of messages (two to six each),
    /// and those of the changed parts of both trees. Where several things are wrong the first in
    /// the order of the program is thrown; what the file claims beside the inputs of the program is
    /// compared once all rules are found to hold.
    package init(
      of batch: Batch,
      from state: State,
      counts: inout OperationCounts
    ) throws(Fault) {
      try batch.configuration.validate()
      try batch.checkStart(from: state)
      let hashes = SignedMessage.hashes(of: batch.messages, counts: &counts)
      var execution = BatchExecution(of: batch, hashes: hashes, from: state)
      try execution.runAndVerify(batch, threads: counts.threads)
      try execution.checkFundedAssets()
      let next = try execution.nextState(after: state, counts: &counts)
      output = execution.output(from: state, to: next, counts: &counts)
      self.state = next
      fundingTicks = execution.fundingTicks
      signatureCount = execution.claims.count
      try execution.checkClaims(of: batch, from: state, output: output, counts: &counts)
    }

    /// Runs a batch and compares what it comes to with a proven output.
    package init(
      of batch: Batch,
      from state: State,
      proving output: Output,
      counts: inout OperationCounts
    ) throws(Fault) {
      try self.init(of: batch, from: state, counts: &counts)
      if let difference = output.difference(from: self.output) { throw .replayOutput(difference) }
    }
  }
}

extension Perpetual.Batch {
  /// Checks that the batch begins where `state` ends.
  func checkStart(from state: Perpetual.State) throws(Fault) {
    if let difference = state.shared.difference(from: previous) {
      throw .previousState(difference)
    }
    let heights = [
      (configuration.positionsHeight, previous.positionsHeight),
      (configuration.ordersHeight, previous.ordersHeight),
    ]
    for (expected, found) in heights where expected != found {
      throw .treeHeight(expected: expected, found: found)
    }
  }
}

extension Perpetual.BatchExecution {
  /// Runs the batch and verifies the signatures; a bad one wins over what comes after it.
  fileprivate mutating func runAndVerify(
    _ batch: Perpetual.Batch,
    threads: Int
  ) throws(Fault) {
    var violation: Perpetual.RuleViolation?
    do { try run(batch) } catch { violation = error }
    if let index = SignatureClaim.firstInvalid(in: claims, threads: threads) {
      throw .brokenRule(.invalid(claims[index], at: claimPlaces[index]), at: claimPlaces[index])
    }
    if let violation { throw .brokenRule(violation, at: place) }
  }

  /// Checks that all assets with a funding index are configured.
  fileprivate func checkFundedAssets() throws(Fault) {
    for index in market.funding.indices where configuration.asset(index.asset) == nil {
      throw .fundedAssetUnknown(index.asset)
    }
  }

  /// The state after the batch.
  fileprivate func nextState(
    after state: Perpetual.State,
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    var next = state
    do {
      next.positions = try positions.updatedTree(\.forTree, counts: &counts)
      next.orders = try orders.updatedTree(counts: &counts)
    } catch { throw .brokenRule(error, at: place) }
    next.shared.positionsRoot = next.positions.root
    next.shared.ordersRoot = next.orders.root
    next.shared.funding = market.funding
    next.shared.prices = market.prices
    next.shared.systemTime = systemTime
    return next
  }
}

extension Perpetual.RuleViolation {
  /// A signature of a transaction has a number in the program, that of an oracle has none.
  fileprivate static func invalid(_ claim: SignatureClaim, at place: Perpetual.ReplayPlace) -> Self
  {
    let error: StarkExError? = if case .transaction = place { .invalidSignature } else { nil }
    return Self(
      .signature,
      error,
      expected: "a signature of \(claim.message.integer)",
      found: "not one by \(claim.key.integer)"
    )
  }
}

extension Perpetual.Position {
  /// The leaf for a tree: without the timestamp, which is not hashed, if nothing is in it.
  package var forTree: Self { holdsNothing && publicKey == .zero ? .empty : self }
}
