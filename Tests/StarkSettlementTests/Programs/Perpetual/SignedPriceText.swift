import StarkSettlement

/// The text of a signed price for batch files; one oracle says exactly the price unless said
/// otherwise.
struct SignedPriceText {
  static let unit: Int128 = 1_000_000_000_000_000_000

  var asset = Scene.asset
  /// In the units of the exchange, 32 fractional bits.
  var internalPrice: Int128
  var signatures: [Signature]

  struct Signature {
    var key = "0x5"
    var externalPrice: Int128
    var timestamp: UInt64 = 1000
    var signedID = "0xaa"
  }

  /// A price in whole units.
  init(asset: Perpetual.SyntheticAssetID = Scene.asset, price: Int128) {
    self.asset = asset
    internalPrice = price << 32
    signatures = [Signature(externalPrice: price * Self.unit)]
  }

  var text: String {
    let entries = signatures.map {
      """
      {"signer_key": "\($0.key)", "external_price": "\($0.externalPrice)",
      "timestamp": \($0.timestamp), "signed_asset_id": "\($0.signedID)",
      \(TransactionText.signature)}
      """
    }
    return """
      {"asset_id": "\(asset)", "price": "\(internalPrice)",
      "signed_prices": [\(entries.joined(separator: ","))]}
      """
  }
}
