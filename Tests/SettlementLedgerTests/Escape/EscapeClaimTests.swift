import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkHashes
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Claims from a frozen exchange")
struct EscapeClaimTests {
  @Test("are worth what the position holds at the last funding and prices")
  func amounts() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let expected = try ExpectedExchange()
    #expect(expected.positions.count > 3)
    for position in expected.positions {
      let amount =
        expected.fundedCollateral(of: position) + (expected.syntheticValue(of: position) >> 32)
      if amount > 0 {
        let claim = try ledger.escape(position: position.id)
        #expect(claim.amount.description == "\(amount)")
        #expect(claim.publicKey.description == position.publicKey)
        #expect(claim.position == position.id)
      } else {
        let fault = Fault.escapeWorthless(position: position.id, amount: "\(amount)")
        #expect(throws: Failure(fault)) { try ledger.escape(position: position.id) }
      }
    }
  }

  @Test("lead by hashes from nothing to the leaf and from the leaf to the proven root")
  func path() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let root = try #require(try DecodedBatch.chain().last).decoded.newSharedState.positionsRoot
    for id in try ExpectedExchange().positions.map(\.id) {
      guard let claim = try? ledger.escape(position: id) else { continue }
      var node = Felt252.zero
      for inputs in claim.leafChain {
        #expect(inputs.left.value == node)
        node = Pedersen.hash(inputs.left.value, inputs.right.value)
      }
      #expect(claim.path.count == 64)
      for (level, inputs) in claim.path.enumerated() {
        let isLeft = id >> UInt64(level) & 1 == 0
        #expect((isLeft ? inputs.left : inputs.right).value == node)
        node = Pedersen.hash(inputs.left.value, inputs.right.value)
      }
      #expect(node.description == root)
    }
  }

  @Test("have a fact over key, amount, state and position")
  func fact() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let id = try #require(try ExpectedExchange().positions.last?.id)
    let claim = try ledger.escape(position: id)
    let state = try #require(try ledger.history()?.batches.last?.state.hash)
    #expect(claim.stateHash == state)
    let amount = FieldElement(Felt252(claim.amount))
    let words = [claim.publicKey.bytes, amount.bytes, state.bytes, FieldElement(Felt252(id)).bytes]
    let bytes = words.flatMap(\.self)
    #expect(claim.fact == Fact(Keccak256.hash(bytes.span)))
  }

  @Test("need a chain and a position that holds something")
  func faults() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    #expect(throws: Failure(Fault.escapeNoChain)) { try ledger.escape(position: 3) }
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    // Batch 3 empties position 3, and nobody ever had position 12345.
    for id: UInt64 in [3, 12_345] {
      #expect(throws: Failure(Fault.escapeEmpty(position: id))) {
        try ledger.escape(position: id)
      }
    }
    try folder.change("UPDATE chain SET program = 'spot'")
    #expect(throws: Failure(Fault.escapeOtherProgram("spot"))) {
      try ledger.escape(position: 3)
    }
  }

  /// A position with 10 quanta of collateral and `balance` of an asset at a price of 1/4 quantum.
  private static func claim(
    collateral: Int64 = 10,
    balance: Int64,
    index: Int64 = 0,
    hasPrice: Bool = true
  ) throws -> EscapeClaim {
    let asset = try #require(Perpetual.SyntheticAssetID(UInt128(1)))
    let holding = Perpetual.Holding(asset: asset, balance: balance, cachedFundingIndex: 0)
    let position = Perpetual.Position(
      publicKey: 7,
      collateral: collateral,
      assets: [holding],
      fundingTimestamp: 0
    )
    let path = AuthenticationPath(index: 1, leaf: position, siblings: [9])
    return try EscapeClaim(
      path,
      stateHash: .zero,
      valuation: Valuation(
        funding: [asset: index],
        prices: hasPrice ? [asset: 1 << 30] : [:]
      )
    )
  }

  @Test("are rounded down twice: funding, and value")
  func rounding() throws {
    #expect(try Self.claim(balance: 7).amount == 11)
    #expect(try Self.claim(balance: -7).amount == 8)
    #expect(try Self.claim(balance: 7, index: 1).amount == 10)
    #expect(try Self.claim(balance: 8, index: -(1 << 30)).amount == 14)
  }

  @Test("are for more than nothing")
  func worth() throws {
    #expect(try Self.claim(collateral: 3, balance: -8).amount == 1)
    #expect(throws: Fault.escapeWorthless(position: 1, amount: "0")) {
      try Self.claim(collateral: 2, balance: -8)
    }
    #expect(throws: Fault.escapeWorthless(position: 1, amount: "-1")) {
      try Self.claim(collateral: 1, balance: -8)
    }
    #expect(throws: Fault.escapeUnpriced(position: 1)) {
      try Self.claim(balance: 1, hasPrice: false)
    }
  }
}
