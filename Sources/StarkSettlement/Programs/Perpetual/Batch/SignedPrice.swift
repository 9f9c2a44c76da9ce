package import StarkAlgebra
package import StarkFaults
package import StarkJSON

extension Perpetual {
  /// A price of an asset, and what oracles have signed around it.
  package struct SignedPrice: Equatable, Sendable {
    package let asset: SyntheticAssetID
    /// In quanta of collateral for a quantum, 32 fractional bits: a median of the signed prices.
    package let price: Int128
    /// By ascending key.
    package let signatures: [OracleSignature]
  }

  /// What one oracle says an asset costs.
  package struct OracleSignature: Equatable, Sendable {
    package let key: Felt252
    /// The price of a unit in units of collateral, times 10¹⁸.
    package let externalPrice: Int128
    /// In seconds since 1970, before any bound is checked.
    package let timestamp: Int128
    /// The name under which the oracle knows the asset.
    package let signedID: Felt252
    package let signature: StarkSignature
    package let claimedHash: Felt252?
  }
}

extension Perpetual.SignedPrice {
  private static let maximumSignatureCount = 1 << 12

  package init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["asset_id", "price", "signed_prices"])
    self.init(
      asset: try record.required("asset_id").syntheticAsset(),
      price: try record.amount("price"),
      signatures: try record.required("signed_prices").elements(
        atMost: Self.maximumSignatureCount,
        Perpetual.OracleSignature.init(decoding:)
      )
    )
  }
}

extension Perpetual.OracleSignature {
  private static let members = [
    "signer_key", "external_price", "timestamp", "signed_asset_id", "signature", "message_hash",
  ]

  fileprivate init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    self.init(
      key: try record.required("signer_key").fieldElement(),
      externalPrice: try record.amount("external_price"),
      timestamp: try record.amount("timestamp"),
      signedID: try record.required("signed_asset_id").fieldElement(),
      signature: try StarkSignature(decoding: record.required("signature")),
      claimedHash: try record.claimedElement("message_hash")
    )
  }
}
