import Foundation
import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Chains of the batches beside the repository")
struct SharedChainTests {
  private static let hasBatches = BatchFolder.perpetualValidium.isPresent

  private static func submission(
    _ path: String,
    proof: String,
    batch: String? = nil
  ) throws -> Submission {
    let folder = BatchFolder.shared("starkex/\(path)")
    return try Submission(
      proof: folder.bytes(of: proof),
      batches: batch.map { [try folder.bytes(of: $0)] } ?? []
    )
  }

  @Test(
    "proofs of their own make the same chain, in either layout",
    .enabled(if: hasBatches, "needs the shared batches"),
    arguments: ["small", "perpetual"]
  )
  func rollup(layout: String) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    for number in 1...3 {
      let submission = try Self.submission("rollup/batch\(number)", proof: "\(layout)/proof.json")
      #expect(try ledger.apply(submission.batches[0]).appliedSequence == number)
    }
    let history = try #require(try ledger.history())
    let roots = try #require(history.exchange).states.dropFirst().map(\.positionsRoot.description)
    #expect(try roots == DecodedBatch.chain().map(\.decoded.newSharedState.positionsRoot))
    #expect(history.batches.map(\.task) == [nil, nil, nil])
    #expect(
      try ledger.apply(1, 2, 3, of: Submissions.chain.get()).map(\.knownSequence) == [1, 2, 3]
    )
  }

  @Test(
    "a validium's batch needs the operator's file",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func validium() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let before = try folder.dump()
    let blind = try Self.submission("validium/batch1", proof: "small/proof.json")
    #expect(throws: Failure(Fault.chainChangesUnknown)) { try ledger.apply(blind.batches[0]) }
    #expect(try folder.dump() == before)
    let seeing = try Self.submission(
      "validium/batch1",
      proof: "small/proof.json",
      batch: "batch.json"
    )
    #expect(try ledger.apply(seeing.batches[0]).appliedSequence == 1)
    // The same transactions as in the rollup, so the same positions.
    let state = try #require(try ledger.history()?.exchange?.states.last)
    let expected = try DecodedBatch.chain()[0].decoded.newSharedState
    #expect(state.positionsRoot.description == expected.positionsRoot)
    #expect(state.ordersRoot.description == expected.ordersRoot)
  }

  @Test(
    "a batch that starts where another started is told from one of another chain",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func forks() throws {
    let validium = try Self.submission(
      "validium/batch1",
      proof: "small/proof.json",
      batch: "batch.json"
    )
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.chain.get())
    #expect {
      try ledger.apply(validium.batches[0])
    } throws: { error in
      (error as? Failure)?.isPreviousState(.after(sequence: 0)) == true
    }
  }

  @Test(
    "spot batches make a chain, with transactions or with published data only",
    .enabled(if: hasBatches, "needs the shared batches"),
    arguments: [true, false]
  )
  func spot(withTransactions: Bool) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    for number in 1...2 {
      let submission = try Self.submission(
        "spot/batch\(number)",
        proof: "small/proof.json",
        batch: withTransactions ? "batch.json" : nil
      )
      #expect(try ledger.apply(submission.batches[0]).appliedSequence == number)
      #expect(try ledger.apply(submission.batches[0]).knownSequence == number)
    }
    let history = try #require(try ledger.history())
    #expect(history.chain.program == "spot")
    #expect(history.exchange == nil)
    let states = try #require(history.spotStates)
    for number in 1...2 {
      let expected = try SpotRoots.after(number)
      #expect(states[number].validium.description == expected.finalValidiumVaultRoot)
      #expect(states[number].rollup.description == expected.finalRollupVaultRoot)
      #expect(states[number].orders.description == expected.finalOrderRoot)
    }
    #expect(throws: Failure(Fault.escapeOtherProgram("spot"))) { try ledger.escape(position: 1) }
    #expect(try ledger.status(at: 0)?.batchCount == 2)
    #expect(try ledger.status(at: 0)?.stateAge == nil)
  }

  @Test(
    "spot batches are refused in the wrong order, and on the other exchange's chain",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func spotOrder() throws {
    let second = try Self.submission(
      "spot/batch2",
      proof: "small/proof.json",
      batch: "batch.json"
    )
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    #expect(throws: Failure(Fault.chainStartUnknown)) { try ledger.apply(second.batches[0]) }
    try ledger.apply(1, of: Submissions.chain.get())
    let before = try folder.dump()
    #expect {
      try ledger.apply(second.batches[0])
    } throws: { error in
      (error as? Failure)?.code == "ledger/program"
    }
    #expect(try folder.dump() == before)
  }

  @Test(
    "spot batches are taken with exactly the deposits and requests that they need",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func spotFacts() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    for number in 1...2 {
      let batch = try Self.submission("spot/batch\(number)", proof: "small/proof.json").batches[0]
      let needed = try L1Facts.needed(bySpot: number)
      let before = try folder.dump()
      var short = needed
      let last = try #require(needed.deposits?.last)
      short.deposits?.removeLast()
      #expect {
        try ledger.apply(batch, facts: short)
      } throws: { error in
        let failure = error as? Failure
        return failure?.code == "facts/deposit" && failure?.expected == "at most 0"
          && failure?.found == "\(last.amount)"
      }
      #expect(try folder.dump() == before)
      #expect(try ledger.apply(batch, facts: needed).appliedSequence == number)
      let after = try folder.dump()
      #expect(try ledger.apply(batch, facts: needed).knownSequence == number)
      #expect(try folder.dump() == after)
    }
    #expect(try ledger.status(at: 0)?.pendingRequests == [])
  }

  @Test(
    "a spot batch that answers a request which nobody made is refused",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func spotRequests() throws {
    let batches = try (1...2).map {
      try Self.submission("spot/batch\($0)", proof: "small/proof.json").batches[0]
    }
    for index in [0, 1] {
      let folder = try LedgerFolder()
      let ledger = try folder.open()
      _ = try ledger.apply(batches[0])
      let before = try folder.dump()
      var facts = try L1Facts.needed(bySpot: 2)
      facts.forcedRequests?.remove(at: index)
      // The first two modifications of the batch are an answer each.
      let fault = Fault.factsFullWithdrawalNotRequested(modification: index)
      #expect(throws: Failure(fault)) { try ledger.apply(batches[1], facts: facts) }
      #expect(try folder.dump() == before)
    }
  }

  @Test(
    "facts of the perpetual exchange say nothing about spot batches",
    .enabled(if: hasBatches, "needs the shared batches")
  )
  func factsOfTheOther() throws {
    let first = try Self.submission("spot/batch1", proof: "small/proof.json")
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let needed = try L1Facts.needed(by: 2)
    for (facts, list) in [
      (L1Facts(deposits: needed.deposits), "deposits"),
      (L1Facts(forcedRequests: needed.forcedRequests), "forced_requests"),
      (L1Facts(configurations: needed.configurations), "configurations"),
    ] {
      #expect(throws: Failure(Fault.factsOtherProgram(list: list))) {
        try ledger.apply(first.batches[0], facts: facts)
      }
    }
    _ = try ledger.apply(first.batches[0], facts: L1Facts(conditions: []))
  }
}

/// The roots that the shared files say a spot batch leads to.
private struct SpotRoots: Decodable {
  let finalValidiumVaultRoot: String
  let finalRollupVaultRoot: String
  let finalOrderRoot: String

  static func after(_ number: Int) throws -> SpotRoots {
    struct File: Decodable { let decoded: SpotRoots }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let bytes = try BatchFolder.shared("starkex/spot/batch\(number)").bytes(of: "decoded.json")
    return try decoder.decode(File.self, from: Data(bytes)).decoded
  }
}
