package import StarkAlgebra
package import StarkFaults

extension Fault {
  /// The batch is one of a validium, whose positions have to be given.
  package static var noPublishedData: Fault {
    Fault(.rejected, "state/no-data", "the batch publishes no positions, so they have to be given")
  }

  /// The batch is one of a rollup, whose positions are published.
  package static var publishedData: Fault {
    Fault(.rejected, "state/data", "the batch publishes its positions, so none can be given")
  }

  /// The batch starts from another state; the first field that differs.
  package static func otherState(_ difference: Perpetual.FieldDifference) -> Fault {
    Fault(
      .rejected,
      "state/previous",
      "the batch starts from another state",
      at: difference.field,
      expected: difference.expected,
      found: difference.found
    )
  }

  /// The trees get another height.
  package static func stateHeight(expected: Int, found: Int) -> Fault {
    Fault(
      .rejected,
      "state/height",
      "a tree changes its height",
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// A position lists a balance that is what it was.
  package static func unchangedBalance(
    position: UInt64,
    asset: Perpetual.SyntheticAssetID,
    balance: Int64
  ) -> Fault {
    state("unchanged-balance", "a listed balance is not new", position, asset, found: balance)
  }

  /// A position holds more assets than the program allows.
  package static func assetCount(position: UInt64, found: Int) -> Fault {
    state(
      "asset-count",
      "a position holds too many assets",
      position,
      expected: "at most \(Perpetual.Position.maximumAssetCount)",
      found: found
    )
  }

  /// A given position doesn't hold its assets in ascending order or holds 0 of one.
  package static func malformedHolding(position: UInt64, asset: Perpetual.SyntheticAssetID) -> Fault
  {
    state("holding", "holdings do not ascend, or one is 0", position, asset)
  }

  /// A position has no owner and holds something, or has one and holds nothing.
  package static func stateOwner(position: UInt64, key: Felt252) -> Fault {
    state("owner", "a position has an owner or holds something, not both", position, found: key)
  }

  /// A position is funded at a time of which there is no funding table.
  package static func stateFundingTime(position: UInt64, found: UInt64) -> Fault {
    state("funding-time", "no funding table has a position's time", position, found: found)
  }

  /// The funding table of a position's time lacks an asset that it holds.
  package static func missingFundingIndex(position: UInt64, asset: Perpetual.SyntheticAssetID)
    -> Fault
  {
    state("missing-funding-index", "an asset has no funding index", position, asset)
  }

  /// A given position doesn't have the funding index of its time.
  package static func fundingIndex(
    position: UInt64,
    asset: Perpetual.SyntheticAssetID,
    expected: Int64,
    found: Int64
  ) -> Fault {
    state(
      "funding-index",
      "a funding index is not that of the position's time",
      position,
      asset,
      expected: "\(expected)",
      found: found
    )
  }

  /// The positions do not have the root that was proven.
  package static func positionsRoot(expected: Felt252, found: Felt252) -> Fault {
    Fault(
      .rejected,
      "state/positions-root",
      "the positions do not have the proven root",
      expected: "\(expected)",
      found: "\(found)"
    )
  }
}

extension Fault {
  private static func state(
    _ code: String,
    _ summary: String,
    _ position: UInt64,
    _ asset: Perpetual.SyntheticAssetID? = nil,
    expected: String? = nil,
    found: (any CustomStringConvertible)? = nil
  ) -> Fault {
    Fault(
      .rejected,
      "state/" + code,
      summary,
      at: "position \(position)" + (asset.map { ", asset \($0)" } ?? ""),
      expected: expected,
      found: found.map { $0.description }
    )
  }
}
