package import StarkAlgebra
public import StarkVerifier

/// A position and what it is worth.
public struct PositionRisk: Hashable, Sendable {
  /// The number of the position.
  public let position: UInt64
  /// The key of its owner.
  public let publicKey: FieldElement
  /// 32 fractional bits.
  package let totalValue: Integer
  /// 64 fractional bits; nil if the configuration is not known.
  package let totalRisk: Integer?

  package init(
    position: UInt64,
    publicKey: FieldElement,
    totalValue: Integer,
    totalRisk: Integer?
  ) {
    self.position = position
    self.publicKey = publicKey
    self.totalValue = totalValue
    self.totalRisk = totalRisk
  }
}

extension PositionRisk {
  /// The collateral after funding, and what the assets are worth at the prices of the state.
  ///
  ///     collateral + ⌊−Σ (G − cached)·balance / 2³²⌋ + ⌊Σ price·balance / 2³²⌋
  ///
  /// It is in quanta of the collateral. A position holds fewer than 2¹⁶ assets, so 128 bits hold
  /// it. (Specification of settlement, 2.5.)
  public var value: Int128 { Int128(clamping: totalValue >> 32) }

  /// What the value must not fall below, or the position may be liquidated.
  ///
  ///     ⌊Σ price·|balance|·risk / 2⁶⁴⌋
  ///
  /// It is in quanta of the collateral, 2¹²⁷ − 1 at most; nil if the configuration, which comes
  /// with a batch file, is not known. (Specification of settlement, 2.7.)
  public var risk: Int128? { totalRisk.map { Int128(clamping: $0 >> 64) } }
}
