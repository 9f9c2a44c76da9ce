import StarkAlgebra
import StarkSettlement

/// Texts of transactions for batch files, with amounts of any size and signatures of no account.
enum TransactionText {
  static let signature = #""signature": {"r": "0x1", "s": "0x1"}"#

  static func deposit(key: UInt64, _ position: UInt64, _ amount: Int128) -> String {
    """
    {"type": "DEPOSIT", "public_key": "\(hex(key))", "position_id": "\(position)",
    "amount": "\(amount)"}
    """
  }

  static func withdrawal(
    key: UInt64,
    _ position: UInt64,
    _ amount: Int128,
    owner: UInt64? = nil,
    nonce: UInt64 = 0,
    expiration: UInt64 = 10
  ) -> String {
    """
    {"type": "WITHDRAWAL", \(request(key, nonce, expiration)), "position_id": "\(position)",
    "amount": "\(amount)", "owner_key": "\(hex(owner ?? key))"}
    """
  }

  static func transfer(
    key: UInt64,
    from sender: UInt64,
    to receiver: UInt64,
    receiverKey: UInt64,
    _ amount: Int128,
    asset: String = "\(Scene.collateral.integer)",
    condition: UInt64? = nil
  ) -> String {
    let kind = condition == nil ? "TRANSFER" : "CONDITIONAL_TRANSFER"
    let conditionText = condition.map { #", "condition": "\#(hex($0))""# } ?? ""
    return """
      {"type": "\(kind)", \(request(key, 0, 10)), "sender_position_id": "\(sender)",
      "receiver_public_key": "\(hex(receiverKey))", "receiver_position_id": "\(receiver)",
      "amount": "\(amount)", "asset_id": "\(asset)"\(conditionText)}
      """
  }

  /// An order for 100 against 100 with a fee of up to 10, unless said otherwise.
  struct Order {
    var key: UInt64 = 2
    var position: UInt64 = 2
    var isBuying = true
    var synthetic: Int128 = 100
    var collateral: Int128 = 100
    var fee: Int128 = 10
    var asset = Scene.asset
    var collateralAsset = "\(Scene.collateral.integer)"
    var nonce: UInt64 = 0
    var expiration: UInt64 = 10

    var text: String {
      """
      {\(request(key, nonce, expiration)), "amount_synthetic": "\(synthetic)",
      "amount_collateral": "\(collateral)", "amount_fee": "\(fee)",
      "asset_id_synthetic": "\(asset)", "asset_id_collateral": "\(collateralAsset)",
      "position_id": "\(position)", "is_buying_synthetic": \(isBuying ? 1 : 0)}
      """
    }
  }

  static func trade(
    _ orderA: Order,
    _ orderB: Order,
    collateral: Int128 = 100,
    synthetic: Int128 = 100,
    feeA: Int128 = 0,
    feeB: Int128 = 0
  ) -> String {
    """
    {"type": "TRADE", "party_a_order": \(orderA.text), "party_b_order": \(orderB.text),
    "actual_collateral": "\(collateral)", "actual_synthetic": "\(synthetic)",
    "actual_a_fee": "\(feeA)", "actual_b_fee": "\(feeB)"}
    """
  }

  static func liquidation(
    _ order: Order,
    of victim: UInt64,
    collateral: Int128,
    synthetic: Int128,
    fee: Int128 = 0
  ) -> String {
    """
    {"type": "LIQUIDATE", "liquidator_order": \(order.text),
    "liquidated_position_id": "\(victim)", "actual_collateral": "\(collateral)",
    "actual_synthetic": "\(synthetic)", "actual_liquidator_fee": "\(fee)"}
    """
  }

  static func deleverage(
    _ victim: UInt64,
    by taker: UInt64,
    buying: Bool,
    _ asset: Perpetual.SyntheticAssetID = Scene.asset,
    synthetic: Int128,
    collateral: Int128
  ) -> String {
    """
    {"type": "DELEVERAGE", "deleveragable_position_id": "\(victim)",
    "deleverager_position_id": "\(taker)", "synthetic_asset_id": "\(asset)",
    "amount_synthetic": "\(synthetic)", "amount_collateral": "\(collateral)",
    "deleverager_is_buying_synthetic": \(buying ? 1 : 0)}
    """
  }

  static func forcedWithdrawal(
    key: UInt64,
    _ position: UInt64,
    _ amount: Int128,
    valid: Bool
  ) -> String {
    """
    {"type": "FORCED_WITHDRAWAL", "public_key": "\(hex(key))", "position_id": "\(position)",
    "amount": "\(amount)", "is_valid": \(valid ? 1 : 0)}
    """
  }

  /// A trade between the positions 2 and 3, whose keys have the same numbers.
  static func forcedTrade(
    positionB: UInt64 = 3,
    keyB: UInt64 = 3,
    _ asset: Perpetual.SyntheticAssetID = Scene.asset,
    collateral: Int128 = 100,
    synthetic: Int128 = 100,
    isABuying: Bool = true,
    valid: Bool
  ) -> String {
    """
    {"type": "FORCED_TRADE", "public_key_a": "0x2", "public_key_b": "\(hex(keyB))",
    "position_id_a": "2", "position_id_b": "\(positionB)", "synthetic_asset_id": "\(asset)",
    "amount_collateral": "\(collateral)", "amount_synthetic": "\(synthetic)",
    "is_party_a_buying_synthetic": \(isABuying ? 1 : 0), "nonce": 7,
    "is_valid": \(valid ? 1 : 0)}
    """
  }

  static func fundingTick(
    at timestamp: UInt64,
    _ indices: [(Perpetual.SyntheticAssetID, Int128)]
  ) -> String {
    let entries = indices.map { #"{"asset_id": "\#($0.0)", "funding_index": "\#($0.1)"}"# }
    return """
      {"type": "FUNDING_TICK", "timestamp": \(timestamp),
      "funding_indices": [\(entries.joined(separator: ","))]}
      """
  }

  static func pricesTick(
    at timestamp: UInt64,
    _ prices: [(Perpetual.SyntheticAssetID, Int128)]
  ) -> String {
    let entries = prices.map { #"{"asset_id": "\#($0.0)", "price": "\#($0.1)"}"# }
    return """
      {"type": "ORACLE_PRICES_TICK", "timestamp": \(timestamp),
      "oracle_prices": [\(entries.joined(separator: ","))]}
      """
  }

  static func hex(_ number: UInt64) -> String { "0x" + String(number, radix: 16) }

  private static func request(_ key: UInt64, _ nonce: UInt64, _ expiration: UInt64) -> String {
    """
    "nonce": \(nonce), "public_key": "\(hex(key))", "expiration_timestamp": \(expiration),
    \(signature)
    """
  }
}
