import StarkAlgebra
import StarkSettlement
import TestSupport

/// The two batches that the corpus in `Vectors/Mutations/Settlement/Spot` edits.
///
/// Every kind of transaction is in the first, and so is each form of a message. The second goes on
/// with its orders. Prices and fees stand at their edges: one quantum more breaks a rule.
enum SpotMutationChain {
  static let batches: [SpotBatchCase] = {
    let stage = SpotStage()
    var exchange = stage.start
    proposeFirst(stage, to: &exchange)
    let first = exchange.finishBatch()
    proposeSecond(stage, to: &exchange)
    return [first, exchange.finishBatch()]
  }()

  private static func proposeFirst(_ stage: SpotStage, to exchange: inout SpotOperator) {
    exchange.deposit(500, of: stage.silver, into: 20, stage.alice)
    exchange.withdraw(100, of: stage.gold, from: stage.aliceGold, stage.alice)
    exchange.mint(.power(250) + 5, into: 70, key: stage.carol.publicKey)
    exchange.settle(plainOrder(stage), feeOrder(stage))
    for (nonce, condition, fee) in [
      (20, nil, nil), (9, nil, 3), (21, 99, nil), (22, 98, 2),
    ] as [(UInt64, Felt252?, UInt64?)] {
      var terms = stage.transferTerms
      terms.nonce = nonce
      terms.condition = condition
      if fee == nil { terms.fee = nil }
      exchange.transfer(terms, by: stage.alice, fee: fee.map { stage.transferCharge($0) })
    }
    exchange.settle(l1Order(stage), counterpart(stage, nonce: 30))
    exchange.refuseWithdrawal(of: stage.aliceGold, to: stage.bob.publicKey)
    exchange.withdraw(160, of: stage.gold, from: stage.empty, stage.bob, kind: "FULL_WITHDRAWAL")
    exchange.deposit(7, of: stage.gold, into: 1 << 63 | 40, stage.alice)
  }

  private static func proposeSecond(_ stage: SpotStage, to exchange: inout SpotOperator) {
    exchange.settle(plainOrder(stage), feeOrder(stage))
    exchange.settle(l1Order(stage), counterpart(stage, nonce: 31))
    var terms = stage.transferTerms
    terms.amount = 9
    terms.receiverKey = stage.carol.publicKey
    terms.nonce = 23
    exchange.transfer(terms, by: stage.alice, fee: stage.transferCharge())
    exchange.mint(.power(250) + 6, into: 71, key: stage.carol.publicKey)
    exchange.withdraw(1, of: stage.gold, from: 1 << 63 | 12, stage.bob)
  }

  /// Alice sells half of 200 gold for silver, at the price that she asks.
  private static func plainOrder(_ stage: SpotStage) -> SpotParty {
    var party = stage.aliceParty
    (party.terms.sellAmount, party.terms.buyAmount) = (200, 6000)
    return party
  }

  /// Bob sells half of 6,000 silver for gold, at the price that he asks and for all of the fee.
  private static func feeOrder(_ stage: SpotStage) -> SpotParty {
    var party = stage.bobParty
    (party.terms.sellAmount, party.terms.buyAmount) = (6000, 200)
    party.terms.fee?.limit = 20
    return party
  }

  /// Somebody on L1 sells half of 100 gold, at the price that was asked and for all of the fee.
  private static func l1Order(_ stage: SpotStage) -> SpotParty {
    var party = stage.l1Party(selling: stage.gold, 100, buying: stage.silver)
    party.terms.buyAmount = 2000
    party.terms.fee = Spot.FeeTerms(token: stage.silver, limit: 30, vault: 4)
    party.sold = 50
    party.fee = Spot.FeeCharge(
      amount: 15,
      vault: Spot.VaultID(30),
      publicKey: stage.carol.publicKey
    )
    return party
  }

  /// Bob sells 1,000 silver for gold.
  private static func counterpart(_ stage: SpotStage, nonce: UInt64) -> SpotParty {
    var terms = stage.bobTerms
    (terms.sellAmount, terms.buyAmount, terms.buyVault) = (1000, 50, 1 << 63 | 13)
    (terms.nonce, terms.fee) = (nonce, nil)
    return SpotParty(.key(stage.bob), terms, sold: 1000)
  }
}
