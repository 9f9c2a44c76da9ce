package import StarkAlgebra
import StarkHashes
package import StarkSettlement

/// A price with the statements of oracles that attest it (specification of settlement, 3.10).
package struct OracleQuote: Sendable {
  package var asset: Perpetual.SyntheticAssetID
  /// A median of the statements' prices.
  package var price: UInt64
  /// Ascending by the oracles' keys.
  package var statements: [Statement]

  package init(asset: Perpetual.SyntheticAssetID, price: UInt64, statements: [Statement]) {
    self.asset = asset
    self.price = price
    self.statements = statements
  }

  /// What one oracle signs.
  package struct Statement: Sendable {
    package var oracle: TestKey
    /// The price of a unit in units of collateral, 18 decimals.
    package var externalPrice: UInt128
    package var timestamp: UInt64
    package var signedID: Felt252

    package init(
      oracle: TestKey,
      externalPrice: UInt128,
      timestamp: UInt64,
      signedID: Felt252
    ) {
      self.oracle = oracle
      self.externalPrice = externalPrice
      self.timestamp = timestamp
      self.signedID = signedID
    }

    package var message: Felt252 {
      let words = (Integer(externalPrice) << 32) + Integer(timestamp)
      return Pedersen.hash(signedID, Felt252(reducing: UInt256(words) ?? .zero))
    }

    /// The price of a quantum, rounded half up: ⌊(external·collateral·2³² + D/2)/D⌋ with
    /// D = asset·10¹⁸ for the resolutions of collateral and asset.
    func internalPrice(collateral: UInt64, asset: UInt64) -> Integer {
      let denominator = Integer(asset) * 1_000_000_000_000_000_000
      let numerator = Integer(externalPrice) * (Integer(collateral) << 32)
      let rounded = numerator + (denominator >> 1)
      return rounded.dividedFlooring(by: denominator)?.quotient ?? 0
    }
  }
}
