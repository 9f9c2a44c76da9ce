import Foundation
import SettlementLedger
import Synchronization
import TestSupport
import Testing

@Suite("Several writers of one ledger")
struct LedgerWritersTests {
  @Test("leave one chain, and each batch was applied by one of them")
  func threads() throws {
    let folder = try LedgerFolder()
    let path = folder.path
    let submission = try Submissions.chain.get()
    let applied = Mutex<[Int]>([])
    let errors = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      do {
        // Other tests keep the machine busy, and how long a writer waits is not the question here.
        let ledger = try Ledger(path: path, patience: 600)
        for batch in submission.batches {
          if let sequence = try ledger.apply(batch).appliedSequence {
            applied.withLock { $0.append(sequence) }
          }
        }
      } catch {
        errors.withLock { $0.append("\(error)") }
      }
    }
    #expect(errors.withLock { $0 } == [])
    #expect(applied.withLock { $0.sorted() } == [1, 2, 3])
    #expect(try LedgerDump.timeless(of: path) == ReferenceChain.dump(of: 3))
  }
}

/// What a ledger holds after the first batches of the chain, with their transactions.
enum ReferenceChain {
  /// By the number of batches.
  private static let dumps = Result {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    var dumps = [try LedgerDump.timeless(of: folder.path)]
    for batch in try Submissions.chain.get().batches {
      _ = try ledger.apply(batch)
      dumps.append(try LedgerDump.timeless(of: folder.path))
    }
    return dumps
  }

  static func dump(of batchCount: Int) throws -> String { try dumps.get()[batchCount] }
}
