import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Applying batches")
struct LedgerChainTests {
  private static func hash(after sequence: Int) throws -> Bytes32 {
    let chain = try DecodedBatch.chain()
    let text =
      sequence == 0
      ? chain[0].decoded.prevSharedState.sharedStateHash
      : chain[sequence - 1].decoded.newSharedState.sharedStateHash
    return try #require(Bytes32(hexadecimal: text))
  }

  @Test("three batches make a chain that ends at the expected roots", arguments: [true, false])
  func chain(withTransactions: Bool) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let submission = try (withTransactions ? Submissions.chain : Submissions.published).get()
    let outcomes = try ledger.apply(1, 2, 3, of: submission)
    #expect(outcomes.map(\.appliedSequence) == [1, 2, 3])
    let history = try #require(try ledger.history())
    let states = try #require(history.exchange).states
    for (index, batch) in try DecodedBatch.chain().enumerated() {
      let expected = batch.decoded.newSharedState
      let state = states[index + 1]
      #expect(state.positionsRoot.description == expected.positionsRoot)
      #expect(state.ordersRoot.description == expected.ordersRoot)
      #expect(history.batches[index].state.hash == Fact(hexadecimal: expected.sharedStateHash))
      #expect(
        history.batches[index].transitionFact.description.hasSuffix(
          batch.stateTransitionFact.dropFirst(2)
        )
      )
      #expect(history.batches[index].programFact == Fact(hexadecimal: batch.gpsFact))
      #expect(history.batches[index].isReplayed == withTransactions)
    }
    #expect(history.proofs.count == 1)
    #expect(history.batches.map(\.task) == [0, 1, 2])
  }

  @Test("a batch that is there already changes nothing, wherever it is")
  func twice() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let submission = try Submissions.chain.get()
    try ledger.apply(1, 2, 3, of: submission)
    let before = try folder.dump()
    let outcomes = try ledger.apply(1, 2, 3, of: submission)
    #expect(outcomes.map(\.knownSequence) == [1, 2, 3])
    #expect(try folder.dump() == before)
  }

  @Test("the same batch in another proof is there already")
  func otherProof() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let before = try folder.dump()
    let outcome = try ledger.apply(1, of: Submissions.third.get())
    #expect(outcome.map(\.knownSequence) == [3])
    #expect(try folder.dump() == before)
  }

  @Test("a chain may come in several proofs")
  func twoProofs() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.published.get())
    try ledger.apply(1, of: Submissions.third.get())
    let history = try #require(try ledger.history())
    #expect(history.batches.map(\.proof) == [1, 1, 2])
    #expect(history.proofs.map(\.layout) == ["small", "perpetual"])
  }

  @Test("a first batch that does not start from nothing needs a state")
  func startUnknown() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let before = try folder.dump()
    #expect(throws: Failure(Fault.chainStartUnknown)) {
      try ledger.apply(2, of: Submissions.chain.get())
    }
    #expect(try folder.dump() == before)
    #expect(try ledger.history() == nil)
  }

  @Test("a batch that skips others is refused, and said to be too early")
  func gap() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    let before = try folder.dump()
    let fault = Fault.chainPreviousState(
      expected: try Self.hash(after: 1),
      found: try Self.hash(after: 2),
      place: .later
    )
    #expect(throws: Failure(fault)) {
      try ledger.apply(3, of: Submissions.chain.get())
    }
    #expect(fault.code == "ledger/previous-state")
    #expect(try folder.dump() == before)
    try ledger.apply(2, 3, of: Submissions.chain.get())
  }

  @Test("a batch that neither follows nor precedes, and is no later, belongs elsewhere")
  func elsewhere() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.chain.get())
    try folder.change("UPDATE states SET state_hash = zeroblob(32) WHERE sequence = 2")
    let before = try folder.dump()
    let fault = Fault.chainPreviousState(
      expected: .zero,
      found: try Self.hash(after: 2),
      place: .elsewhere
    )
    #expect(throws: Failure(fault)) {
      try ledger.apply(3, of: Submissions.chain.get())
    }
    #expect(try folder.dump() == before)
  }

  @Test("a batch file that says something else than the proof is refused for itself")
  func rejected() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    let before = try folder.dump()
    let swapped = try Submissions.make("bootloaded-three-tasks", batches: [1, 3, 2])
    let error = #expect(throws: Failure.self) { try ledger.apply(2, of: swapped) }
    guard error?.kind == .rejected, error?.level != nil else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try folder.dump() == before)
  }

  @Test("a batch of another program is refused")
  func program() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    let other = ProgramHash(5)
    try folder.change("UPDATE chain SET program_hash = x'\(String(repeating: "0", count: 63))5'")
    let before = try folder.dump()
    let released = try #require(
      ProgramHash(
        hexadecimal: "0x1b40021cbe547dc19f55932fb9e92bd930917978c6b82cfe2cc1516e47407b2"
      )
    )
    for number in [1, 2] {
      #expect(throws: Failure(Fault.chainProgram(expected: other, found: released))) {
        try ledger.apply(number, of: Submissions.chain.get())
      }
    }
    #expect(try folder.dump() == before)
  }

  @Test("trees of other heights are refused")
  func heights() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    try folder.change("UPDATE tree_heights SET height = 63 WHERE tree = 1")
    #expect(throws: Failure(Fault.chainHeights(expected: [64, 63], found: [64, 64]))) {
      try ledger.apply(2, of: Submissions.chain.get())
    }
  }

  @Test("time does not go back, but may stand")
  func time() throws {
    func link(_ previous: UInt64, _ next: UInt64) -> ChainLink {
      ChainLink(
        previous: .zero,
        next: .zero,
        heights: [],
        times: (previous: previous, next: next),
        expiration: 0
      )
    }
    try ChainTip.checkTime(link(7, 7))
    #expect(throws: Fault.chainTimeGoesBack(from: 7, to: 6)) {
      try ChainTip.checkTime(link(7, 6))
    }
  }
}
