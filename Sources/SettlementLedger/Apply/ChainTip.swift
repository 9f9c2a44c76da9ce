import GRDB
import StarkAlgebra
package import StarkFaults
package import StarkSettlement
import StarkVerifier

/// The end of a chain, and what a batch must have to be the next.
package struct ChainTip: Equatable {
  let programHash: ProgramHash
  let heights: [Int]
  /// The number of batches.
  let sequence: Int
  let stateHash: Bytes32
  let batchID: UInt64?

  /// Nil for a ledger without a chain.
  init?(_ database: Database) throws {
    let hash = try database.first("chain", "SELECT program_hash FROM chain") { try $0.element() }
    guard let hash else { return nil }
    programHash = ProgramHash(hash)
    heights = try database.all(
      "tree_heights",
      "SELECT height FROM tree_heights ORDER BY tree"
    ) { try $0.count() }
    let last = try database.first(
      "states",
      """
      SELECT sequence, state_hash, batch_id FROM states LEFT JOIN batches USING (sequence)
      ORDER BY sequence DESC LIMIT 1
      """
    ) {
      (try $0.count(), try $0.digest(), try $0.optional { try $0.unsigned() })
    }
    guard let last else { throw StoreFault.damaged(table: "states") }
    (sequence, stateHash, batchID) = last
  }

  /// Throws unless a batch of `program` with `link` and `label` is the next.
  func check(
    _ program: ProgramHash,
    _ link: ChainLink,
    label: BatchLabel?,
    in database: Database
  ) throws {
    guard program == programHash else {
      throw Fault.chainProgram(expected: programHash, found: program)
    }
    guard link.previous == stateHash else {
      let place = try place(of: link, in: database)
      throw Fault.chainPreviousState(expected: stateHash, found: link.previous, place: place)
    }
    guard link.heights == heights else {
      throw Fault.chainHeights(expected: heights, found: link.heights)
    }
    try ChainTip.checkTime(link)
    if let previous = label?.previous, previous != batchID {
      throw Fault.chainPreviousBatchID(expected: batchID, found: previous)
    }
  }

  /// Throws unless time does not go back.
  package static func checkTime(_ link: ChainLink) throws(Fault) {
    if let (previous, next) = link.times, next < previous {
      throw .chainTimeGoesBack(from: previous, to: next)
    }
  }

  private func place(of link: ChainLink, in database: Database) throws -> ChainPlace {
    if let sequence = try state(link.previous, in: database) { return .after(sequence: sequence) }
    if try state(link.next, in: database) == 0 { return .beforeTheFirst }
    let time = try database.first(
      "states",
      "SELECT time FROM states WHERE sequence = ?",
      [sequence]
    ) { try $0.optional { try $0.unsigned() } }
    guard let time = time ?? nil, let times = link.times, times.previous > time else {
      return .elsewhere
    }
    return .later
  }

  private func state(_ hash: Bytes32, in database: Database) throws -> Int? {
    try database.first(
      "states",
      "SELECT sequence FROM states WHERE state_hash = ? ORDER BY sequence DESC LIMIT 1",
      [hash.stored]
    ) { try $0.count() }
  }
}

/// The operator's numbers for a batch and for the one before it, which contracts link.
///
/// `previous` must be the id of the last batch of the chain. An operator may use an id again, since
/// the contract only compares `previous` with the id of the batch that it took last.
/// (starkex-contracts, UpdatePerpetualState.sol.)
public struct BatchLabel: Hashable, Sendable {
  /// The number of the batch.
  public let id: UInt64
  /// The number of the batch before it; nil if it is not known, and then it is not checked.
  public let previous: UInt64?

  /// The label of the batch `id`, which follows the batch `previous`.
  public init(id: UInt64, previous: UInt64? = nil) {
    self.id = id
    self.previous = previous
  }
}
