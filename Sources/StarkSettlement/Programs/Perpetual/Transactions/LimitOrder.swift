package import StarkAlgebra

extension Perpetual {
  /// An offer to buy or sell a synthetic asset at a price or better, whole or in parts.
  package struct LimitOrder: Equatable, Sendable {
    package let request: SignedRequest
    package let syntheticAmount: Int128
    package let collateralAmount: Int128
    /// The largest fee, if all of the order is filled.
    package let feeAmount: Int128
    package let syntheticAsset: SyntheticAssetID
    package let collateralAsset: Felt252
    package let position: UInt64
    package let isBuying: Bool
  }
}
