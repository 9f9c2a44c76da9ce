import SettlementLedger
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// What others can do with a ledger, by what is public of it.
@Suite("A ledger from outside")
struct PublicLedgerTests {
  private static let now: UInt64 = 1_700_010_000

  private static func facts(_ text: String) throws -> L1Facts {
    try L1Facts(json: Array(text.utf8))
  }

  /// What is thrown when a batch of the shipped chain is applied, the first of which has number 1.
  private static func error(
    applying number: Int,
    to ledger: Ledger,
    facts: L1Facts? = nil
  ) throws -> Failure {
    let batch = try Submissions.chain.get().batches[number - 1]
    let error = #expect(throws: Failure.self) { try ledger.apply(batch, facts: facts) }
    return try #require(error)
  }

  @Test("takes the batches of a proof in their order, once")
  func apply() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path, patience: 5)
    let submission = try Submission(
      proof: BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json"),
      batches: BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") },
      under: Settlement(policy: .sharp96)
    )
    #expect(submission.proof.layout == .small)
    #expect(submission.batches.map(\.task) == [0, 1, 2])
    var sequences: [Int] = []
    for (number, batch) in submission.batches.enumerated() {
      let label = BatchLabel(
        id: UInt64(number + 7),
        previous: number == 0 ? nil : UInt64(number + 6)
      )
      let outcome = try ledger.apply(batch, label: label, requiring: [.replay, .invariants])
      guard case .applied(let applied) = outcome else { continue }
      sequences.append(applied.sequence)
      #expect(applied.settled.levels.allSatisfy { $0.outcome.isComplete })
    }
    #expect(sequences == [1, 2, 3])
    for (number, batch) in submission.batches.enumerated() {
      guard case .alreadyApplied(let sequence, let known) = try ledger.apply(batch) else {
        Issue.record("batch \(number + 1) was written twice")
        continue
      }
      #expect(sequence == number + 1)
      #expect(known.complete == Set(SettlementLevel.allCases))
    }
    let history = try #require(try Ledger(reading: folder.path).history())
    #expect(history.batches.map(\.batchID) == [7, 8, 9])
    #expect(
      history.batches.map(\.transitionFact.description) == [
        "0x5f21aa51b2727b3d9d5ac2e230da43856746661e2a7a2b4e270da783d993b8ff",
        "0xdfd51dca6b03dbfb1e1f2f219e62066283d5ff01a82b974a0b2c05fc5dbf040a",
        "0x35eb361696baa793257eedde9d7ac30bf5862b64fec09576fde071489c417304",
      ]
    )
  }

  @Test("leaves a batch out that is not as complete as it must be")
  func leftOut() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    let batch = try Submissions.published.get().batches[0]
    guard case .leftOut(let settled) = try ledger.apply(batch, requiring: [.replay]) else {
      Issue.record("a batch without transactions was taken as replayed")
      return
    }
    #expect(settled.levels[3].outcome == .notChecked("the transactions were not given"))
    #expect(try ledger.status(at: Self.now) == nil)
    #expect(try ledger.history() == nil)
  }

  @Test("tells the status and what is alarming about it")
  func status() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let status = try #require(try Ledger(reading: folder.path).status(at: Self.now))
    #expect(status.now == Self.now)
    #expect(status.batchCount == 3)
    #expect(status.proofCount == 1)
    #expect(status.chain.program == "perpetual")
    #expect(status.chain.release == "v3.2")
    #expect(status.chain.heights == [64, 64])
    #expect(status.last?.sequence == 3)
    #expect(
      status.last?.state.hash.description
        == "0xbcfdbf28c7f6ed4c53bfa784daf6870c533eabf06f5d716bd6d7fc21163680db"
    )
    #expect(status.last?.state.time == 1_700_007_840)
    #expect(status.cadence?.longest == 3720)
    #expect(status.stateAge == 2160)
    #expect(status.expirationMargin == 472_320 * 3600 - Int64(Self.now))
    #expect(status.weakestBits[.stoneFormula] == 96)
    #expect(status.pendingRequests.isEmpty)
    let exchange = try #require(status.exchange)
    #expect(exchange.positionCount == 7)
    #expect(exchange.lastWithdrawals.count == 1)
    #expect(exchange.lastWithdrawals.sum == 4_200_000_000)
    #expect(exchange.unpaidWithdrawalCount == 1)
    #expect(exchange.assets.map(\.name).contains("BTC-10"))
    #expect(exchange.positionsUnderWater.isEmpty)
    var thresholds = AlertThresholds()
    thresholds.stateAge = 2159
    thresholds.minimumBits = [.stoneFormula: 97]
    let alerts = status.alerts(beyond: thresholds)
    #expect(alerts.first?.signal == .stateAge)
    #expect(alerts.first?.found == .seconds(2160))
    #expect(alerts.first?.expected.value == .seconds(2159))
    #expect(
      alerts.first { $0.signal == .security }?.subject == SecurityMeasure.stoneFormula.rawValue
    )
    thresholds.stateAge = 2160
    #expect(!status.alerts(beyond: thresholds).contains { $0.signal == .stateAge })
  }

  @Test("tells what an escape gives, or why it gives nothing")
  func escape() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let claim = try ledger.escape(position: 4)
    #expect(claim.amount == 291_159_481)
    #expect(
      claim.publicKey.description
        == "0x53d7ba634d2e7fee058ecb08542716467d8835e479a3e1bf8325f94718f9dc"
    )
    let status = try #require(try ledger.status(at: Self.now))
    #expect(claim.stateHash == status.last?.state.hash)
    #expect(claim.leafChain.count == 3)
    #expect(claim.leafChain.first?.left.description == "0x0")
    #expect(claim.leafChain[1].right == claim.publicKey)
    #expect(claim.path.count == 64)
    #expect(claim.fact.bytes.count == 32)
    // Batch 3 empties position 3.
    let error = #expect(throws: Failure.self) { try ledger.escape(position: 3) }
    #expect(error?.code == "escape/empty")
    #expect(error?.kind == .rejected)
    #expect(error?.file == .ledger)
    #expect(error?.location == "position 3")
  }

  @Test("refuses batches in another order, and says where they belong")
  func order() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    #expect(try Self.error(applying: 2, to: ledger).code == "ledger/start-unknown")
    try ledger.apply(1, of: Submissions.chain.get())
    let error = try Self.error(applying: 3, to: ledger)
    #expect(error.code == "ledger/previous-state")
    #expect(error.kind == .rejected)
    #expect(error.file == .ledger)
    #expect(error.level == nil)
    #expect(error.summary.hasSuffix("batches between are missing"))
    #expect(
      error.expected == "0x1bbbcd4d46a600f7256ad2dd585164b07c6c670bb93293662874c3462afa9db1"
    )
    #expect(error.found == "0xcd02b7e6ef00e2e58659662216ab0ae66ec920ff1ac0ed07cef0b87aae6b6276")
    #expect("\(error)".hasPrefix(error.summary))
    #expect(try ledger.status(at: Self.now)?.batchCount == 1)
  }

  @Test("compares batches with facts, and remembers requests that wait")
  func facts() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    let none = try Self.facts(#"{"schema": 1, "deposits": []}"#)
    let error = try Self.error(applying: 1, to: ledger, facts: none)
    #expect(error.code == "facts/deposit")
    #expect(error.kind == .rejected)
    #expect(error.file == .facts)
    #expect(error.location == "modification 0")
    #expect(error.found == "50000000000")
    try ledger.apply(1, of: Submissions.chain.get())
    try ledger.record(
      Self.facts(
        """
        {"schema": 1, "forced_requests": [{"id": "r", "time": 1700000000, "kind": "withdrawal",
          "public_key": "0x1", "position": "2", "amount": "3"}]}
        """
      )
    )
    let pending = try #require(try ledger.status(at: Self.now)).pendingRequests
    #expect(pending.map(\.id) == ["r"])
    #expect(pending.map(\.time) == [1_700_000_000])
    #expect(pending.map(\.deadline) == [1_700_604_800])
  }

  @Test("is not told facts from a file that is none")
  func malformedFacts() throws {
    let error = #expect(throws: Failure.self) { try Self.facts(#"{"schema": 2}"#) }
    #expect(error?.kind == .malformed)
    #expect(error?.file == .facts)
    #expect(error?.code == "malformed/range")
    #expect(error?.location == "schema (byte 11)")
  }

  @Test("says of a batch that is wrong for itself what the settlement check says")
  func rejected() throws {
    let folder = try LedgerFolder()
    let ledger = try Ledger(path: folder.path)
    try ledger.apply(1, of: Submissions.chain.get())
    let swapped = try Submissions.make("bootloaded-three-tasks", batches: [1, 3, 2])
    let error = #expect(throws: Failure.self) { try ledger.apply(swapped.batches[1]) }
    #expect(error?.kind == .rejected)
    #expect(error?.level == .replay)
    #expect(error?.file == nil)
    #expect(error?.code == "replay/previous-state")
    #expect(error?.description.hasPrefix("replay: ") == true)
  }

  @Test("opens with any patience, and no file that is something else", arguments: [Int.min, .max])
  func open(patience: Int) throws {
    let folder = try LedgerFolder()
    #expect(try Ledger(path: folder.path, patience: patience).history() == nil)
    #expect(try Ledger(reading: folder.path, patience: patience).history() == nil)
    let error = #expect(throws: Failure.self) {
      try Ledger(reading: folder.path + ".missing", patience: patience)
    }
    #expect(error?.code == "ledger/unreadable")
  }
}
