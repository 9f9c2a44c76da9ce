import StarkAlgebra
import StarkSettlement
import Testing

@Suite("Rules of orders")
struct OrderRulesTests {
  private typealias Text = TransactionText

  private static var scene: Scene { .twoTraders(with: 1_000_000) }

  private static func seller(_ change: (inout Text.Order) -> Void = { _ in }) -> Text.Order {
    var order = Text.Order(key: 3, position: 3, isBuying: false)
    change(&order)
    return order
  }

  private static func buyer(_ change: (inout Text.Order) -> Void = { _ in }) -> Text.Order {
    var order = Text.Order()
    change(&order)
    return order
  }

  @Test("fees are in proportion to the collateral: f·C ≤ F·c")
  func feeRatio() throws {
    let scene = Self.scene
    let (buyer, seller) = (Self.buyer(), Self.seller())
    try scene.run(Text.trade(buyer, seller, feeA: 10, feeB: 10))
    try scene.expect(.feeRatio, .invalidFeeRatio, Text.trade(buyer, seller, feeA: 11))
    try scene.expect(.feeRatio, .invalidFeeRatio, Text.trade(buyer, seller, feeB: 11))
    // 2·100 ≤ 10·20, and not 3·100.
    let part = (collateral: Int128(20), synthetic: Int128(20))
    try scene.run(
      Text.trade(buyer, seller, collateral: part.collateral, synthetic: part.synthetic, feeA: 2)
    )
    try scene.expect(
      .feeRatio,
      .invalidFeeRatio,
      Text.trade(buyer, seller, collateral: part.collateral, synthetic: part.synthetic, feeA: 3)
    )
    // Products of the largest amounts: (2⁶⁴ − 1)² on both sides.
    let large = Int128(UInt64.max)
    let costly = Self.buyer {
      $0.collateral = large
      $0.fee = large
    }
    try scene.run(Text.trade(costly, seller, feeA: 100))
    try scene.expect(.feeRatio, .invalidFeeRatio, Text.trade(costly, seller, feeA: 101))
  }

  @Test("a buyer pays less than a quantum more than the price: (c − 1)·S < C·s")
  func buyerPrice() throws {
    let scene = Self.scene
    let generous = Self.seller { $0.collateral = 1 }
    // 7 for 3 is signed; for 1 that is 2⅓, and 3 is less than a quantum above.
    let buyer = Self.buyer {
      $0.synthetic = 3
      $0.collateral = 7
      $0.fee = 0
    }
    try scene.run(Text.trade(buyer, generous, collateral: 3, synthetic: 1))
    try scene.expect(
      .priceRatio,
      .invalidPriceRatio,
      Text.trade(buyer, generous, collateral: 4, synthetic: 1)
    )
    // 7 for 3 exactly; 8 would be a quantum above.
    try scene.run(Text.trade(buyer, generous, collateral: 7, synthetic: 3))
    try scene.expect(
      .priceRatio,
      .invalidPriceRatio,
      Text.trade(buyer, generous, collateral: 8, synthetic: 3)
    )
  }

  @Test("a buyer takes a gift")
  func gift() throws {
    let scene = Self.scene
    let gift = Self.seller {
      $0.synthetic = 101
      $0.collateral = 1
    }
    try scene.run(Text.trade(Self.buyer(), gift, collateral: 0, synthetic: 100))
  }

  @Test("a seller gets less than a quantum less than the price: s·C < S·(c + 1)")
  func sellerPrice() throws {
    let scene = Self.scene
    let eager = Self.buyer { $0.collateral = 1000 }
    let seller = Self.seller {
      $0.synthetic = 3
      $0.collateral = 7
    }
    try scene.run(Text.trade(eager, seller, collateral: 2, synthetic: 1))
    try scene.expect(
      .priceRatio,
      .invalidPriceRatio,
      Text.trade(eager, seller, collateral: 1, synthetic: 1)
    )
    try scene.run(Text.trade(eager, seller, collateral: 7, synthetic: 3))
    try scene.expect(
      .priceRatio,
      .invalidPriceRatio,
      Text.trade(eager, seller, collateral: 6, synthetic: 3)
    )
  }

  @Test("collateral of an order is in [1, 2⁶⁴), its fee in [0, 2⁶⁴), what is executed at least 1")
  func amounts() throws {
    let scene = Self.scene
    let seller = Self.seller { $0.collateral = 1 }
    let tooMuch: Int128 = 1 << 64
    for (collateral, isTaken) in [
      (Int128(0), false), (1, true), (tooMuch - 1, true), (tooMuch, false),
    ] {
      let buyer = Self.buyer { $0.collateral = collateral }
      let trade = Text.trade(buyer, seller, collateral: 1, synthetic: 100)
      if isTaken {
        try scene.run(trade)
      } else {
        try scene.expect(.positiveAmount, .amountNotPositive, trade)
      }
    }
    for fee in [-1, tooMuch] {
      let buyer = Self.buyer { $0.fee = fee }
      try scene.expect(.amountRange, nil, Text.trade(buyer, seller))
    }
    try scene.run(Text.trade(Self.buyer { $0.fee = tooMuch - 1 }, seller))
    try scene.run(Text.trade(Self.buyer(), seller, collateral: 1, synthetic: 1))
    for synthetic in [Int128(0), -1] {
      let trade = Text.trade(Self.buyer(), seller, collateral: 1, synthetic: synthetic)
      try scene.expect(.positiveAmount, .amountNotPositive, trade)
    }
  }

  @Test("no more is used than is left, and all of it is below 2⁶⁴")
  func fulfilment() throws {
    var scene = Self.scene
    let (buyer, seller) = (Self.buyer(), Self.seller { $0.synthetic = 1000 })
    let trade = Text.trade(buyer, seller, collateral: 60, synthetic: 60)
    let id = try scene.orderID(of: trade)
    scene.orders[id] = 40
    #expect(try scene.run(trade).orders.leaf(at: id).amount == 100)
    scene.orders[id] = 41
    try scene.expect(.fulfilment, .overFulfilment, trade)
    // Another message may have left more in the slot than this order is for.
    scene.orders[id] = 101
    try scene.expect(.fulfilment, .overFulfilment, trade)

    scene.orders = [:]
    let half = Text.trade(buyer, seller, collateral: 50, synthetic: 50)
    #expect(try scene.run(half, half).orders.leaf(at: id).amount == 100)
    try scene.expect(.fulfilment, .overFulfilment, half, half, half)
  }

  @Test("an order is for less than 2⁶⁴")
  func fullAmount() throws {
    let scene = Self.scene
    let seller = Self.seller {
      $0.synthetic = 101
      $0.collateral = 1
    }
    func gift(to amount: Int128) -> String {
      Text.trade(Self.buyer { $0.synthetic = amount }, seller, collateral: 0, synthetic: 100)
    }
    try scene.run(gift(to: (1 << 64) - 1))
    try scene.expect(.amountRange, .amountOutOfRange, gift(to: 1 << 64))
  }

  @Test("a request expires between the batch's minimum and 2³² hours")
  func expiration() throws {
    let scene = Self.scene
    for (expiration, isTaken) in [
      (UInt64(9), false), (10, true), ((1 << 32) - 1, true), (1 << 32, false),
    ] {
      let withdrawal = Text.withdrawal(key: 2, 2, 5, expiration: expiration)
      if isTaken {
        try scene.run(withdrawal)
      } else {
        try scene.expect(.expiration, nil, withdrawal)
      }
    }
  }

  @Test("a nonce is below 2³²")
  func nonce() throws {
    let scene = Self.scene
    try scene.run(Text.withdrawal(key: 2, 2, 5, nonce: (1 << 32) - 1))
    try scene.expect(.nonce, nil, Text.withdrawal(key: 2, 2, 5, nonce: 1 << 32))
  }
}

extension Scene {
  /// Where the fill of the first signed message of a transaction is kept.
  func orderID(of transaction: String) throws -> UInt64 {
    var counts = OperationCounts()
    let messages = try batch([transaction]).messages
    let hash = try #require(SignedMessage.hashes(of: messages, counts: &counts).first)
    return Perpetual.orderID(ofMessage: hash)
  }
}
