extension Perpetual {
  /// A number that belongs to an asset, before any bound is checked.
  package struct AssetQuantity: Equatable, Sendable {
    package let asset: SyntheticAssetID
    package let quantity: Int128
  }
}
