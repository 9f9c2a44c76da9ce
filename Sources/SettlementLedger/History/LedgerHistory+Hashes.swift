import GRDB
import StarkAlgebra
import StarkCairo
import StarkSettlement
import StarkVerifier

extension LedgerHistory {
  /// Throws unless the rows are those that hashes of the chain stand for.
  ///
  /// The hash of a state binds all that its positions or vaults share, and the hash of a main part
  /// all that the contract reads of a batch; the facts follow from that and the hash of what was
  /// published. So a row that somebody changed is found here, and not shown as a figure. What no
  /// hash of the contract covers, such as sums over positions or the security of proofs, has a seal
  /// only.
  ///
  /// Keccak-256 of every state and every main part: some dozens of permutations for each batch.
  func checkHashes(in database: Database) throws {
    try checkRelease()
    var counts = OperationCounts()
    let outputs: [RecordedOutput]
    if let exchange {
      let states = try exchange.sharedStates(of: self, counts: &counts)
      outputs = try exchange.outputs(between: states, of: self, in: database)
    } else if let spotStates {
      try check(spotStates, counts: &counts)
      outputs = try Spot.outputs(between: spotStates, of: self, in: database)
    } else {
      return
    }
    for (batch, output) in zip(batches, outputs) {
      try check(batch, output, counts: &counts)
    }
  }

  /// Throws unless the release is the one that has the hash; of a hash that is not known nothing is
  /// said.
  private func checkRelease() throws {
    let release = SettlementPrograms.releases.first { $0.hash == chain.programHash }
    guard let release else { return }
    guard (release.program, release.version) == (chain.program, chain.release) else {
      throw StoreFault.damaged(table: "chain")
    }
  }

  private func check(_ roots: [Spot.Roots], counts: inout OperationCounts) throws {
    for (roots, stamp) in zip(roots, [chain.start] + batches.map(\.state)) {
      guard Fact(roots.hash(counts: &counts)) == stamp.hash else {
        throw StoreFault.damaged(table: "spot_states")
      }
    }
  }

  private func check(
    _ batch: BatchSummary,
    _ output: RecordedOutput,
    counts: inout OperationCounts
  ) throws {
    let isMain = output.mainParts.contains { words in
      KeccakWords(words).digest(counts: &counts) == batch.mainHash
    }
    guard isMain, let mainCount = output.mainParts.first?.count else {
      throw StoreFault.damaged(table: "batches")
    }
    let transition = try stateTransition(of: batch, mainWordCount: mainCount, counts: &counts)
    let fact = ProgramFact.fact(
      programHash: chain.programHash.value,
      outputRoot: transition,
      counts: &counts
    )
    guard Fact(transition) == batch.transitionFact, Fact(fact) == batch.programFact else {
      throw StoreFault.damaged(table: "batches")
    }
  }

  /// The root that the fact follows from; the fact itself where it is not known how much was
  /// published.
  private func stateTransition(
    of batch: BatchSummary,
    mainWordCount: Int,
    counts: inout OperationCounts
  ) throws -> Bytes32 {
    let main = FactNode(hash: batch.mainHash, end: mainWordCount)
    guard let dataHash = batch.dataHash else {
      return SettlementFacts.stateTransition(main, nil, counts: &counts)
    }
    guard let count = batch.dataWordCount else { return try batch.transitionFact.digest }
    let data = FactNode(hash: try dataHash.digest, end: mainWordCount + count)
    return SettlementFacts.stateTransition(main, data, counts: &counts)
  }
}

extension Fact {
  fileprivate var digest: Bytes32 {
    get throws {
      let bytes = bytes
      guard let digest = Bytes32(bytes.span) else { throw StoreFault.damaged(table: "batches") }
      return digest
    }
  }
}

/// The output of a batch, as far as a ledger holds it.
struct RecordedOutput {
  /// The words of the main part; several where a word of it is not kept, one for each that it may
  /// be.
  let mainParts: [[Felt252]]
}

extension Database {
  /// The conditions in the main part of each of the first `count` batches, which both exchanges
  /// have.
  func conditions(ofBatches count: Int) throws -> [[Felt252]] {
    var conditions = [[Felt252]](repeating: [], count: count)
    try each(
      "conditions",
      "SELECT sequence, condition FROM conditions ORDER BY sequence, ordinal",
      into: &conditions,
      from: 1
    ) { $0.append(try $1.element()) }
    return conditions
  }
}
