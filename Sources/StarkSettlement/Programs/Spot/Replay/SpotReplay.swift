package import StarkAlgebra
package import StarkFaults

extension Spot {
  /// A batch whose transactions were executed on the state before it.
  package struct Replay: Sendable {
    /// What StarkEx's program puts out for these transactions.
    package let output: Output
    /// The state after the batch.
    package let next: State
    /// The tokens of which a unit came into being, in the order of execution.
    package let mintedTokens: [Felt252]
    package let signatureCount: Int

    /// Executes `batch` on `previous`: every message hash, signature and rule.
    ///
    /// What the batch claims of roots and of the content of vaults and orders has to be what is
    /// found in the state and what comes out.
    ///
    /// - Throws: the first thing that is wrong; signatures are looked at after the rules.
    package init(
      of batch: Batch,
      from previous: State,
      counts: inout OperationCounts
    ) throws(Fault) {
      try Replay.checkStart(of: batch, from: previous)
      let messages = batch.transactions.flatMap(\.messages)
      let hashes = SignedMessage.hashes(of: messages, counts: &counts)
      var execution = Execution(of: batch, messages: hashes, from: previous)
      for (index, transaction) in batch.transactions.enumerated() {
        do {
          try execution.execute(transaction, index: index, counts: &counts)
        } catch {
          throw .replay(error, at: execution.step)
        }
      }
      let claims = execution.claims.map(\.claim)
      if let invalid = SignatureClaim.firstInvalid(in: claims, threads: counts.threads) {
        throw .invalidSignature(execution.claims[invalid].step)
      }
      try execution.state.compare(with: batch.touched)
      next = try execution.state.next(after: previous, counts: &counts)
      for tree in StateTree.allCases where next.roots[tree] != batch.final[tree] {
        throw .replayFinalRoot(tree, expected: next.roots[tree], found: batch.final[tree])
      }
      output = Output(
        isMintingUnique: batch.isMintingUnique,
        initial: previous.roots,
        final: next.roots,
        expiration: batch.expiration,
        heights: previous.heights,
        modifications: execution.modifications,
        conditions: execution.conditions,
        l1VaultUpdates: execution.l1.updates(counts: &counts),
        l1Orders: execution.l1Orders,
        vaultChanges: execution.state.publishedChanges
      )
      mintedTokens = execution.mintedTokens
      signatureCount = execution.claims.count
    }

    /// Checks that the output is the one that was proven, word for word.
    package func check(against proven: Output) throws(Fault) {
      if let difference = proven.firstDifference(from: output) { throw .replayOutput(difference) }
    }

    private static func checkStart(
      of batch: Batch,
      from previous: State
    ) throws(Fault) {
      guard batch.heights == previous.heights else {
        throw .replayHeights(expected: previous.heights, found: batch.heights)
      }
      for tree in StateTree.allCases where previous.roots[tree] != batch.initial[tree] {
        throw .replayInitialRoot(tree, expected: previous.roots[tree], found: batch.initial[tree])
      }
    }
  }
}
