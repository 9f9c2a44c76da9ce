import GRDB
package import StarkAlgebra
package import StarkSettlement
package import StarkVerifier

/// All of a chain in figures, batch by batch.
package struct LedgerHistory: Sendable {
  package let chain: ChainIdentity
  /// The proofs in the order in which they came.
  package let proofs: [ProofSummary]
  package let batches: [BatchSummary]
  /// Nil for a chain of another program than the perpetual exchange.
  package let exchange: ExchangeHistory?
  /// The roots of all states, one more than there are batches, if the chain is of the spot exchange.
  package let spotStates: [Spot.Roots]?
}

/// What a chain is a chain of.
package struct ChainIdentity: Hashable, Sendable {
  package let program: String
  package let release: String
  package let programHash: ProgramHash
  /// The heights of the trees.
  package let heights: [Int]
  /// The hash and the time of the state that the chain begins with.
  package let start: StateStamp
}

/// The hash of a state and its time in seconds, nil for a program without time.
package struct StateStamp: Hashable, Sendable {
  package let hash: Bytes32
  package let time: UInt64?
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
package struct BatchSummary: Hashable, Sendable {
  /// From 1.
  package let sequence: Int
  /// The operator's number, if it was given.
  package let batchID: UInt64?
  /// The `id` of its proof.
  package let proof: Int
  /// The place among a bootloader's tasks; nil for a proof of its own.
  package let task: Int?
  package let transitionFact: Bytes32
  package let programFact: Bytes32
  /// Nil if nothing was published.
  package let dataHash: Bytes32?
  /// In hours since 1970.
  package let expiration: UInt64
  /// Whether the transactions were replayed.
  package let isReplayed: Bool
  package let pedersenHashes: Int
  package let nanoseconds: Int64
  /// The state after the batch.
  package let state: StateStamp
  /// When the contract took it, in seconds, if that was seen.
  package let updateTime: UInt64?
}

extension Ledger {
  /// The whole chain, nil if there is none yet.
  package func history() throws(LedgerError) -> LedgerHistory? {
    try read { try LedgerHistory($0) }
  }

  /// Does `work` on one state of the file, whoever writes meanwhile.
  func read<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do { return try queue.read(work) } catch { throw LedgerError(error) }
  }
}
