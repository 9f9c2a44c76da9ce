package import StarkVerifier

extension Perpetual {
  /// Why the program would not take a configuration.
  package enum ConfigurationFault: Equatable, Sendable {
    /// The id of an asset is not above that of the asset before it.
    case assetOrder(SyntheticAssetID, after: SyntheticAssetID)
    /// An asset has no risk segment.
    case noRiskSegment(SyntheticAssetID)
    /// A risk factor is not in [1, 2³²).
    case risk(SyntheticAssetID, segment: Int, found: UInt64)
    /// The bound of a segment is not above that of the segment before it.
    case segmentOrder(SyntheticAssetID, segment: Int)
    /// The last segment doesn't end at 2¹²⁸ − 1.
    case lastSegmentBound(SyntheticAssetID, found: UInt128)
    /// A quorum is not in [1, 2³²).
    case quorum(SyntheticAssetID, found: UInt64)
    /// The resolution of an asset, or of the collateral if there is none, is 0.
    case resolution(SyntheticAssetID?)
    /// The collateral's id is not below 2²⁵⁰.
    case collateral
    /// 2¹⁶ assets or more.
    case assetCount(Int)
    /// A tree has a height that is not in 0...64.
    case height(Int)
  }
}

extension Perpetual.ConfigurationFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .assetOrder(let asset, let before):
      Failure(
        "configuration/asset-order",
        "the assets do not ascend",
        at: "asset \(asset)",
        expected: "more than \(before)"
      )
    case .noRiskSegment(let asset):
      Failure("configuration/risk-segments", "an asset has no risk segment", at: "asset \(asset)")
    case .risk(let asset, let segment, let found):
      Failure(
        "configuration/risk",
        "a risk factor is out of range",
        at: "asset \(asset), segment \(segment)",
        expected: "1 to 2^32 - 1",
        found: "\(found)"
      )
    case .segmentOrder(let asset, let segment):
      Failure(
        "configuration/segment-order",
        "the bounds of risk segments do not ascend",
        at: "asset \(asset), segment \(segment)"
      )
    case .lastSegmentBound(let asset, let found):
      Failure(
        "configuration/last-segment",
        "the risk segments do not cover all holdings",
        at: "asset \(asset)",
        expected: "\(UInt128.max)",
        found: "\(found)"
      )
    case .quorum(let asset, let found):
      Failure(
        "configuration/quorum",
        "a quorum is out of range",
        at: "asset \(asset)",
        expected: "1 to 2^32 - 1",
        found: "\(found)"
      )
    case .resolution(let asset):
      Failure(
        "configuration/resolution",
        "a resolution is 0",
        at: asset.map { "asset \($0)" } ?? "collateral"
      )
    case .collateral:
      Failure("configuration/collateral", "the collateral's id is 2^250 or more")
    case .assetCount(let count):
      Failure(
        "configuration/asset-count",
        "too many assets",
        expected: "at most \(Perpetual.GeneralConfiguration.maximumAssetCount)",
        found: "\(count)"
      )
    case .height(let height):
      Failure(
        "configuration/height",
        "a tree's height is out of range",
        expected: "0 to 64",
        found: "\(height)"
      )
    }
  }

  package var starkExError: StarkExError? {
    if case .assetCount = self { .tooManyAssetsInSystem } else { nil }
  }
}
