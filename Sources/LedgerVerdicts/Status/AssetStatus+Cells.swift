package import SettlementLedger
import StarkSettlement
import StarkVerdicts

extension AssetStatus {
  /// What `cells` are, in their order.
  package static let titles = [
    "asset", "open interest", "price moved", "unchanged for", "funding of its cap",
  ]

  /// The row of the asset in a table; what is not known is said to be unknown.
  package var cells: [String] {
    [
      asset.name,
      NumberText.grouped(openInterest),
      priceMove.map { NumberText.percent(millionths: $0) } ?? "unknown",
      batchesSincePriceChange.map { "\(NumberText.grouped($0)) batches" } ?? "unknown",
      fundingShare.map { NumberText.percent(millionths: $0) } ?? "unknown",
    ]
  }
}
