package import StarkFaults

extension Fault {
  /// The id of an asset is not above that of the asset before it.
  package static func assetOrder(
    _ asset: Perpetual.SyntheticAssetID,
    after before: Perpetual.SyntheticAssetID
  ) -> Fault {
    Fault(
      .rejected,
      "configuration/asset-order",
      "the assets do not ascend",
      at: "asset \(asset)",
      expected: "more than \(before)"
    )
  }

  /// An asset has no risk segment.
  package static func noRiskSegment(_ asset: Perpetual.SyntheticAssetID) -> Fault {
    Fault(
      .rejected,
      "configuration/risk-segments",
      "an asset has no risk segment",
      at: "asset \(asset)"
    )
  }

  /// A risk factor is not in [1, 2³²).
  package static func risk(_ asset: Perpetual.SyntheticAssetID, segment: Int, found: UInt64)
    -> Fault
  {
    Fault(
      .rejected,
      "configuration/risk",
      "a risk factor is out of range",
      at: "asset \(asset), segment \(segment)",
      expected: "1 to 2^32 - 1",
      found: "\(found)"
    )
  }

  /// The bound of a segment is not above that of the segment before it.
  package static func segmentOrder(_ asset: Perpetual.SyntheticAssetID, segment: Int) -> Fault {
    Fault(
      .rejected,
      "configuration/segment-order",
      "the bounds of risk segments do not ascend",
      at: "asset \(asset), segment \(segment)"
    )
  }

  /// The last segment doesn't end at 2¹²⁸ − 1.
  package static func lastSegmentBound(_ asset: Perpetual.SyntheticAssetID, found: UInt128) -> Fault
  {
    Fault(
      .rejected,
      "configuration/last-segment",
      "the risk segments do not cover all holdings",
      at: "asset \(asset)",
      expected: "\(UInt128.max)",
      found: "\(found)"
    )
  }

  /// A quorum is not in [1, 2³²).
  package static func quorum(_ asset: Perpetual.SyntheticAssetID, found: UInt64) -> Fault {
    Fault(
      .rejected,
      "configuration/quorum",
      "a quorum is out of range",
      at: "asset \(asset)",
      expected: "1 to 2^32 - 1",
      found: "\(found)"
    )
  }

  /// The resolution of an asset, or of the collateral if there is none, is 0.
  package static func resolution(_ asset: Perpetual.SyntheticAssetID?) -> Fault {
    Fault(
      .rejected,
      "configuration/resolution",
      "a resolution is 0",
      at: asset.map { "asset \($0)" } ?? "collateral"
    )
  }

  /// The collateral's id is not below 2²⁵⁰.
  package static var collateral: Fault {
    Fault(.rejected, "configuration/collateral", "the collateral's id is 2^250 or more")
  }

  /// 2¹⁶ assets or more.
  package static func assetCount(_ count: Int) -> Fault {
    Fault(
      .rejected,
      "configuration/asset-count",
      "too many assets",
      expected: "at most \(Perpetual.GeneralConfiguration.maximumAssetCount)",
      found: "\(count)",
      detail: StarkExError.tooManyAssetsInSystem
    )
  }

  /// A tree has a height that is not in 0...64.
  package static func height(_ height: Int) -> Fault {
    Fault(
      .rejected,
      "configuration/height",
      "a tree's height is out of range",
      expected: "0 to 64",
      found: "\(height)"
    )
  }
}
