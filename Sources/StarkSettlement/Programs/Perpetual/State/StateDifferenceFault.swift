package import StarkAlgebra
package import StarkVerifier

extension Perpetual {
  /// Why published data or given positions do not lead from a state to the proven one.
  package enum StateDifferenceFault: Equatable, Sendable {
    /// The batch is one of a validium, whose positions have to be given.
    case noPublishedData
    /// The batch is one of a rollup, whose positions are published.
    case publishedData
    /// The batch starts from another state; the first field that differs.
    case previousState(FieldDifference)
    /// The trees get another height.
    case height(expected: Int, found: Int)
    /// The state does not know a position.
    case tree(TreeError)
    /// A position lists a balance that is what it was.
    case unchangedBalance(position: UInt64, asset: SyntheticAssetID, balance: Int64)
    /// A position holds more assets than the program allows.
    case assetCount(position: UInt64, found: Int)
    /// A given position doesn't hold its assets in ascending order or holds 0 of one.
    case malformedHolding(position: UInt64, asset: SyntheticAssetID)
    /// A position has no owner and holds something, or has one and holds nothing.
    case owner(position: UInt64, key: Felt252)
    /// A position is funded at a time of which there is no funding table.
    case fundingTime(position: UInt64, found: UInt64)
    /// The funding table of a position's time lacks an asset that it holds.
    case missingFundingIndex(position: UInt64, asset: SyntheticAssetID)
    /// A given position doesn't have the funding index of its time.
    case fundingIndex(position: UInt64, asset: SyntheticAssetID, expected: Int64, found: Int64)
    /// The positions do not have the root that was proven.
    case positionsRoot(expected: Felt252, found: Felt252)
  }
}

extension Perpetual.StateDifferenceFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .noPublishedData:
      Failure("state/no-data", "the batch publishes no positions, so they have to be given")
    case .publishedData:
      Failure("state/data", "the batch publishes its positions, so none can be given")
    case .previousState(let difference):
      Failure(
        "state/previous",
        "the batch starts from another state",
        at: difference.field,
        expected: difference.expected,
        found: difference.found
      )
    case .height(let expected, let found):
      Failure(
        "state/height",
        "a tree changes its height",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .tree(let error): error.failure
    case .unchangedBalance(let position, let asset, let balance):
      failure("unchanged-balance", "a listed balance is not new", position, asset, found: balance)
    case .assetCount(let position, let found):
      failure(
        "asset-count",
        "a position holds too many assets",
        position,
        expected: "at most \(Perpetual.Position.maximumAssetCount)",
        found: found
      )
    case .malformedHolding(let position, let asset):
      failure("holding", "holdings do not ascend, or one is 0", position, asset)
    case .owner(let position, let key):
      failure("owner", "a position has an owner or holds something, not both", position, found: key)
    case .fundingTime(let position, let found):
      failure("funding-time", "no funding table has a position's time", position, found: found)
    case .missingFundingIndex(let position, let asset):
      failure("missing-funding-index", "an asset has no funding index", position, asset)
    case .fundingIndex(let position, let asset, let expected, let found):
      failure(
        "funding-index",
        "a funding index is not that of the position's time",
        position,
        asset,
        expected: "\(expected)",
        found: found
      )
    case .positionsRoot(let expected, let found):
      Failure(
        "state/positions-root",
        "the positions do not have the proven root",
        expected: "\(expected)",
        found: "\(found)"
      )
    }
  }

  private func failure(
    _ code: String,
    _ summary: String,
    _ position: UInt64,
    _ asset: Perpetual.SyntheticAssetID? = nil,
    expected: String? = nil,
    found: (any CustomStringConvertible)? = nil
  ) -> Failure {
    Failure(
      "state/" + code,
      summary,
      at: "position \(position)" + (asset.map { ", asset \($0)" } ?? ""),
      expected: expected,
      found: found.map { $0.description }
    )
  }
}
