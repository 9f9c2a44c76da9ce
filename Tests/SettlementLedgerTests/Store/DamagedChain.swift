import Foundation
import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// A ledger whose file is damaged in copies, with what goes on with it.
struct DamagedChain: Sendable {
  /// The file, complete in itself.
  let content: Data
  let columns: [TamperedLedger.Column]
  /// The batch that comes next, and what was seen on the chain below.
  let next: SubmittedBatch
  let facts: L1Facts
  /// What was seen before, and something new of the same kind.
  let seen: [L1Facts]
  let position: UInt64
  /// What the position could claim; nil for a chain that has none.
  let claim: EscapeClaim?

  /// Two batches of the perpetual exchange, with their facts and some that wait.
  static let perpetual = Result {
    let batches = try Submissions.chain.get().batches
    var pending = try L1Facts.needed(by: 3)
    pending.deposits?.append(SeenDeposit(id: "waits", ownerKey: 7, place: .position(8), amount: 9))
    let id = try #require(try ExpectedExchange().positions.last?.id)
    return try DamagedChain(
      Array(batches.prefix(2)),
      next: batches[2],
      facts: L1Facts.needed(by: 3),
      pending: [L1Facts.needed(by: 1), L1Facts.needed(by: 2), pending],
      position: id
    )
  }

  /// A batch of the spot exchange, with its facts and some that wait.
  static let spot = Result {
    func batch(_ number: Int) throws -> SubmittedBatch {
      let folder = BatchFolder.shared("starkex/spot/batch\(number)")
      return try Submission(
        proof: folder.bytes(of: "small/proof.json"),
        batches: [folder.bytes(of: "batch.json")]
      ).batches[0]
    }
    let facts = try L1Facts.needed(bySpot: 2)
    var pending = facts
    let place = DepositPlace.vault(Spot.VaultID(8), token: 10)
    pending.deposits?.append(SeenDeposit(id: "waits", ownerKey: 7, place: place, amount: 9))
    return try DamagedChain(
      [batch(1)],
      next: batch(2),
      facts: facts,
      pending: [L1Facts.needed(bySpot: 1), pending],
      position: nil
    )
  }

  /// Whether there are files for the chain of the spot exchange.
  static var isSpotPresent: Bool { BatchFolder.shared("starkex/spot/batch1").isPresent }

  /// The chains that there are files for.
  static func all() throws -> [DamagedChain] {
    try [perpetual.get()] + (isSpotPresent ? [spot.get()] : [])
  }

  private init(
    _ batches: [SubmittedBatch],
    next: SubmittedBatch,
    facts: L1Facts,
    pending: [L1Facts],
    position: UInt64?
  ) throws {
    let folder = try LedgerFolder()
    let claim: EscapeClaim?
    do {
      let ledger = try folder.open()
      for facts in pending { try ledger.record(facts) }
      for batch in batches { _ = try ledger.apply(batch) }
      claim = try position.map { try ledger.escape(position: $0) }
    }
    content = try Data(contentsOf: URL(fileURLWithPath: folder.path))
    columns = try TamperedLedger.columns(of: folder.path)
    self.next = next
    self.facts = facts
    var more = L1Facts()
    if let last = pending.last?.deposits?.last {
      more.deposits = [
        SeenDeposit(id: "new", ownerKey: last.ownerKey, place: last.place, amount: 1)
      ]
    }
    seen = pending + [more]
    self.position = position ?? 1
    self.claim = claim
  }

  /// Whether a status of the ledger at `path`, which is what a report shows too, says that it is
  /// damaged.
  func isNoticed(in path: String) -> Bool {
    do throws(Failure) {
      _ = try Ledger(reading: path).status(at: 1_700_100_000)
      return false
    } catch {
      return true
    }
  }

  /// Asks and does with a damaged file all there is, and returns what was thrown.
  ///
  /// A claim is right or refused, and a batch is the next one or refused.
  func errors(of path: String, _ comment: Comment) -> [Failure] {
    var errors: [Failure] = []
    func attempt(_ work: () throws(Failure) -> Void) {
      do { try work() } catch {
        errors.append(error)
        // An error that is none of the ledger's own would have this code.
        if case .database(code: 0, _) = error.fault[StoreFault.self] {
          Issue.record("\(comment): \(error)")
        }
      }
    }
    attempt { () throws(Failure) in
      let ledger = try Ledger(reading: path)
      attempt { () throws(Failure) in _ = try ledger.status(at: 1_700_100_000)?.alerts() }
      attempt { () throws(Failure) in _ = try ledger.history() }
      guard let claim else { return }
      attempt { () throws(Failure) in
        let found = try ledger.escape(position: position)
        #expect(found == claim, comment)
      }
    }
    attempt { () throws(Failure) in
      let ledger = try Ledger(path: path)
      for facts in seen { attempt { () throws(Failure) in try ledger.record(facts) } }
      attempt { () throws(Failure) in
        if case .applied(let batch) = try ledger.apply(next, facts: facts) {
          #expect(batch.sequence >= 1, comment)
        } else {
          Issue.record("\(comment): a batch that is new was there before")
        }
      }
    }
    return errors
  }
}
