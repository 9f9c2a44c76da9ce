import GRDB
package import StarkAlgebra
package import StarkFaults
package import StarkSettlement
public import StarkVerifier

/// All of a chain in figures, batch by batch.
public struct LedgerHistory: Sendable {
  /// What the chain is a chain of.
  public let chain: ChainIdentity
  /// The proofs in the order in which they came.
  package let proofs: [ProofSummary]
  /// All batches in their order.
  public let batches: [BatchSummary]
  /// Nil for a chain of another program than the perpetual exchange.
  package let exchange: ExchangeHistory?
  /// The roots of all states, one more than there are batches, if the chain is of the spot
  /// exchange.
  package let spotStates: [Spot.Roots]?
}

/// What a chain is a chain of.
public struct ChainIdentity: Hashable, Sendable {
  /// The name of the exchange's program: `perpetual` or `spot`.
  public let program: String
  /// The release of the program, such as `v3.2`.
  public let release: String
  /// The hash of the program, which every batch of the chain has.
  public let programHash: ProgramHash
  /// The heights of the trees: positions and orders, or validium vaults, rollup vaults and orders.
  public let heights: [Int]
  /// The hash and the time of the state that the chain begins with.
  public let start: StateStamp
}

/// What tells a state of a chain from others.
public struct StateStamp: Hashable, Sendable {
  /// The hash over all of the state, by which batches are linked.
  public let hash: Fact
  /// The time of the state in seconds since 1970; nil for a program without time.
  public let time: UInt64?
}

/// What a proof of the chain is, and what verifying it took.
package struct ProofSummary: Hashable, Sendable {
  package let id: Int
  package let digest: Bytes32
  package let layout: String
  package let policy: String
  package let stepCount: UInt64
  package let fileByteCount: Int
  package let proofByteCount: Int
  package let publicCellCount: Int
  package let nanoseconds: Int64
  package let bits: [SecurityMeasure: Double]
}

/// A batch of a chain, whatever its program.
public struct BatchSummary: Hashable, Sendable {
  /// The number of the batch in the chain, from 1.
  public let sequence: Int
  /// The operator's number, if it was given.
  public let batchID: UInt64?
  /// The `id` of its proof.
  package let proof: Int
  /// The place among a bootloader's tasks, from 0; nil for a proof of its own.
  public let task: Int?
  /// The hash of the main part of the output.
  package let mainHash: Bytes32
  /// The fact that the exchange contract asks its verifiers for.
  public let transitionFact: Fact
  /// The fact that the contract of the proving service has registered.
  public let programFact: Fact
  /// What the operator submits for the published data; nil if nothing was published.
  public let dataHash: Fact?
  /// How many words were published; nil in a ledger of a version that did not keep it.
  package let dataWordCount: Int?
  /// From when on the contract takes the batch no more, in hours since 1970.
  public let expiration: UInt64
  /// Whether the transactions were replayed.
  public let isReplayed: Bool
  package let pedersenHashes: Int
  package let nanoseconds: Int64
  /// The state after the batch.
  public let state: StateStamp
  /// When the contract took it, in seconds since 1970, if that was seen.
  public let updateTime: UInt64?
}

extension Ledger {
  /// The whole chain, nil if there is none yet.
  ///
  /// Reads every row about batches, so that the time and the memory grow with their number. What a
  /// hash stands for is compared with it: states with their hashes, and what the batches said with
  /// the hashes of their outputs; and every row with the seal of its table.
  ///
  /// - Throws: that the file can't be read or is damaged.
  public func history() throws(Failure) -> LedgerHistory? {
    try read { database in
      let history = try LedgerHistory(database)
      try LedgerSeals.check(database)
      return history
    }
  }

  /// What `ask` finds in the ledger at `path`; nil stands for a ledger without a chain.
  package static func answer<Answer>(
    at path: String,
    _ ask: (Ledger) throws(Failure) -> Answer?
  ) throws(Fault) -> Answer {
    do throws(Failure) {
      if let answer = try ask(Ledger(reading: path)) { return answer }
    } catch {
      throw error.fault
    }
    throw StoreFault.unfinished.fault
  }

  /// Does `work` on one state of the file, whoever writes meanwhile.
  func read<Answer>(_ work: (Database) throws -> Answer) throws(Failure) -> Answer {
    do {
      let result = Result { try queue.read(work) }
      // Before its errors: half of another batch could look like damage.
      try still?.check()
      return try result.get()
    } catch {
      throw Failure(error)
    }
  }
}
