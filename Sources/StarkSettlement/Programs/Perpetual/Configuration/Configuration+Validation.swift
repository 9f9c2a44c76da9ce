import StarkAlgebra
package import StarkFaults

extension Perpetual.GeneralConfiguration {
  /// The program takes fewer than 2¹⁶ assets.
  package static let maximumAssetCount = 65_535

  /// Checks what the program checks of a configuration in every run, in its order, and that the
  /// trees have heights it can work with.
  package func validate() throws(Fault) {
    var before: Perpetual.SyntheticAssetID?
    for asset in assets {
      if let before, before >= asset.id { throw .assetOrder(asset.id, after: before) }
      try asset.validate()
      before = asset.id
    }
    guard collateral.integer.bitWidth <= 250 else { throw .collateral }
    guard collateralResolution > 0 else { throw .resolution(nil) }
    guard assets.count <= Self.maximumAssetCount else { throw .assetCount(assets.count) }
    for height in [positionsHeight, ordersHeight] where !(0...64).contains(height) {
      throw .height(height)
    }
  }
}

extension Perpetual.AssetConfiguration {
  fileprivate func validate() throws(Fault) {
    guard let last = riskSegments.last else { throw .noRiskSegment(id) }
    for (index, segment) in riskSegments.enumerated() {
      guard (1..<1 << 32).contains(segment.risk) else {
        throw .risk(id, segment: index, found: segment.risk)
      }
      guard index == 0 || riskSegments[index - 1].upperBound < segment.upperBound else {
        throw .segmentOrder(id, segment: index)
      }
    }
    guard last.upperBound == .max else {
      throw .lastSegmentBound(id, found: last.upperBound)
    }
    guard (1..<1 << 32).contains(quorum) else { throw .quorum(id, found: quorum) }
    guard resolution > 0 else { throw .resolution(id) }
  }
}
