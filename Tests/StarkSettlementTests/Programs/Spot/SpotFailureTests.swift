import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// The codes of failures are part of the interface and stay as they are.
@Suite("Codes of spot failures")
struct SpotFailureTests {
  private static let id = Spot.VaultID(rollupIndex: 5)
  private static let heights = Spot.Heights(validium: 1, rollup: 2)

  private static let outputFaults: [(Fault, String)] = [
    (.outputEndsEarly(before: .keyCount), "statement/output-short"),
    (.outputOutOfRange(.keyCount, allowed: "", found: 1), "statement/output-range"),
    (.outputPacking(.vaultChanges(0), .padding, found: 1), "statement/output-packing"),
    (.outputNotAscending(.key(1)), "statement/output-order"),
    (.repeatedOrder(index: 1), "statement/output-repeated-order"),
    (.missingEntry(.vaultChanges(0), .key), "statement/output-missing-entry"),
    (.unusedEntry(.key(0)), "statement/output-unused-entry"),
    (.ownedEmptyVault(index: 3), "statement/output-empty-vault"),
    (.vaultIndex(9, height: 2), "statement/output-vault-index"),
  ]

  private static let contentFaults: [(Spot.ContentFault, String)] = [
    (.untouchedVault(id), "untouched-vault"),
    (.unlistedVault(id), "unlisted-vault"),
    (.previousVault(id, expected: .empty, found: .empty), "previous-vault"),
    (.nextVault(id, expected: .empty, found: .empty), "next-vault"),
    (.untouchedOrder(.zero), "untouched-order"),
    (.unlistedOrder(.zero), "unlisted-order"),
    (.previousOrder(.zero, expected: 1, found: 2), "previous-order"),
    (.nextOrder(.zero, expected: 1, found: 2), "next-order"),
  ]

  private static let rules: [(Spot.Rule, String)] = [
    (.amountRange(.sold, 1), "amount-range"),
    (.nonceRange(1), "nonce-range"),
    (.expiration(1), "expiration"),
    (.vaultIndex(id), "vault-index"),
    (.vaultOwner(id, owner: 1, found: 2), "vault-owner"),
    (.vaultToken(id, token: 1, found: 2), "vault-token"),
    (.balance(id, -1), "balance-range"),
    (.l1Balance(Spot.L1Vault(owner: 1, token: 2, index: 3), 4), "l1-balance-range"),
    (.l1VaultIndex(1), "l1-vault-index"),
    (.tokenMismatch, "token-mismatch"),
    (.overFulfilment(fulfilled: 1, sold: 2, limit: 3), "over-fulfilment"),
    (.price, "price"),
    (.fee, "fee"),
    (.negativeFee(-1), "negative-fee"),
    (.vaultNumber(-1), "vault-index"),
    (.usedTransfer(amount: 1), "used-transfer"),
    (.notMintable(1), "not-mintable"),
    (.minted(1), "minted"),
    (.remainder(id, 1), "remainder"),
    (.rightfulRequest(id), "rightful-request"),
    (.message(expected: 1, found: 2), "message-hash"),
  ]

  @Test("the output")
  func output() {
    for (fault, code) in Self.outputFaults { #expect(fault.code == code) }
  }

  @Test("the replay")
  func replay() {
    let step = Spot.Step(transaction: 4, party: .b)
    let difference = Spot.OutputDifference(place: .tokenCount, expected: nil, found: 1)
    var faults: [(Fault, String)] = [
      (.invalidSignature(step), "signature"),
      (.replayState(step, .unknownLeaf(index: 1)), "state"),
      (.replayState(nil, .unknownLeaf(index: 1)), "state"),
      (.replayHeights(expected: Self.heights, found: Self.heights), "heights"),
      (.replayInitialRoot(.orders, expected: 1, found: 2), "initial-root"),
      (.replayFinalRoot(.orders, expected: 1, found: 2), "final-root"),
      (.replayOutput(difference), "output"),
    ]
    faults += Self.rules.map { (.brokenRule(step, $0.0), $0.1) }
    faults += Self.contentFaults.map { (.replayContent($0.0), $0.1) }
    for (fault, code) in faults { #expect(fault.code == "replay/\(code)") }
    #expect(Fault.invalidSignature(step).location == "transactions[4], party B")
  }

  @Test("the state difference")
  func stateDifference() {
    var faults: [(Fault, String)] = [
      (.stateHeights(expected: Self.heights, found: Self.heights), "heights"),
      (.stateInitialRoot(.orders, expected: 1, found: 2), "initial-root"),
      (.stateFinalRoot(.orders, expected: 1, found: 2), "final-root"),
      (.unchangedVault(Self.id), "unchanged-vault"),
      (.stateTree(.unknownLeaf(index: 1)), "tree"),
    ]
    faults += Self.contentFaults.map { (.stateContent($0.0), $0.1) }
    for (fault, code) in faults { #expect(fault.code == "state/\(code)") }
  }

  @Test("the invariants")
  func invariants() {
    let vault = Spot.L1Vault(owner: 1, token: 2, index: 3)
    let faults: [(Fault, String)] = [
      (.expiredOrder(index: 1, expiration: 2), "expired-order"),
      (.missingL1Update(order: 1, vault), "missing-l1-update"),
      (.unexplainedL1Update(index: 1), "unexplained-l1-update"),
      (.conservation(token: 1, surplus: -1), "conservation"),
      (.fulfilmentFell(.zero, from: 2, to: 1), "fulfilment-fell"),
    ]
    for (fault, code) in faults { #expect(fault.code == "invariants/\(code)") }
  }

  @Test("places in the output have names")
  func places() {
    let names: [(Spot.OutputPlace, String)] = [
      (.header(.orderHeight), "orderHeight"),
      (.modification(2, .action), "modifications[2].action"),
      (.condition(1), "conditions[1]"),
      (.l1VaultUpdate(0, .token), "l1VaultUpdates[0].token"),
      (.l1Order(3, .amounts), "l1Orders[3].amounts"),
      (.keyCount, "data.keyCount"),
      (.key(4), "data.keys[4]"),
      (.tokenCount, "data.tokenCount"),
      (.token(5), "data.tokens[5]"),
      (.vaultChanges(6), "data.vaultChanges[6]"),
    ]
    for (place, name) in names { #expect("\(place)" == name) }
  }
}
