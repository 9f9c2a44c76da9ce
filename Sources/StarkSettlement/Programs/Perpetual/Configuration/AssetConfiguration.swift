package import StarkAlgebra

extension Perpetual {
  /// What the operator has configured for a synthetic asset.
  package struct AssetConfiguration: Hashable, Sendable {
    package let id: SyntheticAssetID
    /// The quanta in one unit.
    package let resolution: UInt64
    /// By ascending bound; the last bound is 2¹²⁸ − 1.
    package let riskSegments: [RiskSegment]
    /// The names under which oracles sign prices of the asset.
    package let signedIDs: [Felt252]
    /// The signatures that a price needs.
    package let quorum: UInt64
    /// The keys of the oracles.
    package let signers: [Felt252]

    package init(
      id: SyntheticAssetID,
      resolution: UInt64,
      riskSegments: [RiskSegment],
      signedIDs: [Felt252],
      quorum: UInt64,
      signers: [Felt252]
    ) {
      self.id = id
      self.resolution = resolution
      self.riskSegments = riskSegments
      self.signedIDs = signedIDs
      self.quorum = quorum
      self.signers = signers
    }
  }

  /// The risk factor of holdings up to a size.
  package struct RiskSegment: Hashable, Sendable {
    /// The largest holding the factor applies to: |balance|·price, or |balance|.
    package let upperBound: UInt128
    /// In [1, 2³²), 32 fractional bits.
    package let risk: UInt64

    package init(upperBound: UInt128, risk: UInt64) {
      self.upperBound = upperBound
      self.risk = risk
    }
  }
}
