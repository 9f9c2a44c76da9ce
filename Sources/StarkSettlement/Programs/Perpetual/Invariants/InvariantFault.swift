package import StarkFaults

extension Perpetual {
  /// The times of a batch.
  package enum BatchTime: Equatable, Sendable {
    case tick(Int)
    case funding
    case system
  }
}

extension Perpetual.BatchTime: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tick(let index): "funding tick \(index)"
    case .funding: "the funding table"
    case .system: "the system time"
    }
  }
}

extension Fault {
  /// The balances of an asset over all touched positions changed by this much.
  package static func openInterest(_ asset: Perpetual.SyntheticAssetID, change: Int128) -> Fault {
    Fault(
      .rejected,
      "invariant/open-interest",
      "the balances of an asset do not cancel",
      at: "asset \(asset)",
      expected: "0",
      found: "\(change)"
    )
  }

  /// Collateral came from nowhere; 32 fractional bits.
  package static func createdCollateral(_ amount: Int128) -> Fault {
    Fault(
      .rejected,
      "invariant/created-collateral",
      "collateral comes from nowhere",
      found: "\(amount) / 2^32"
    )
  }

  /// More collateral went than rounding explains; 32 fractional bits.
  package static func lostCollateral(_ amount: Int128, maximum: Int128) -> Fault {
    Fault(
      .rejected,
      "invariant/lost-collateral",
      "more collateral is lost than rounding explains",
      expected: "at most \(maximum) / 2^32",
      found: "\(amount) / 2^32"
    )
  }

  /// A modification or forced action names a position that the batch doesn't touch.
  package static func untouchedPosition(_ position: UInt64) -> Fault {
    Fault(
      .rejected,
      "invariant/untouched-position",
      "a request names a position that the batch doesn't touch",
      at: "position \(position)"
    )
  }

  /// A position is funded at a time of which there is no funding table.
  package static func fundingTime(position: UInt64, found: UInt64) -> Fault {
    Fault(
      .rejected,
      "invariant/funding-time",
      "a position is funded at a time without a funding table",
      at: "position \(position)",
      found: "\(found)"
    )
  }

  /// An asset is held that has no price.
  package static func missingPrice(position: UInt64, asset: Perpetual.SyntheticAssetID) -> Fault {
    Fault(
      .rejected,
      "invariant/missing-price",
      "an asset that is held has no price",
      at: "position \(position), asset \(asset)"
    )
  }

  /// An asset is held that has no configuration.
  package static func missingConfiguration(position: UInt64, asset: Perpetual.SyntheticAssetID)
    -> Fault
  {
    Fault(
      .rejected,
      "invariant/missing-configuration",
      "an asset that is held has no configuration",
      at: "position \(position), asset \(asset)"
    )
  }

  /// A time is earlier than one that comes before it.
  package static func timeGoesBack(_ time: Perpetual.BatchTime, earliest: UInt64, found: UInt64)
    -> Fault
  {
    Fault(
      .rejected,
      "invariant/time",
      "time goes back",
      at: time,
      expected: "at least \(earliest)",
      found: "\(found)"
    )
  }

  /// A funding table lacks an asset that the one before it has.
  package static func lostFundingIndex(
    _ asset: Perpetual.SyntheticAssetID,
    at time: Perpetual.BatchTime
  ) -> Fault {
    Fault(
      .rejected,
      "invariant/lost-funding-index",
      "a funding table lacks an asset that the one before it has",
      at: "\(time), asset \(asset)"
    )
  }

  /// The funding index of an asset changed, and no time went by.
  package static func suddenFunding(
    _ asset: Perpetual.SyntheticAssetID,
    at time: Perpetual.BatchTime
  ) -> Fault {
    Fault(
      .rejected,
      "invariant/sudden-funding",
      "a funding index changes while no time goes by",
      at: "\(time), asset \(asset)"
    )
  }

  /// The funding table after the batch is not that of the last tick.
  package static var fundingTable: Fault {
    Fault(
      .rejected,
      "invariant/funding-table",
      "the funding table after the batch is not that of its last tick"
    )
  }

  /// The prices lack an asset that had one before.
  package static func lostPrice(_ asset: Perpetual.SyntheticAssetID) -> Fault {
    Fault(.rejected, "invariant/lost-price", "an asset loses its price", at: "asset \(asset)")
  }

  /// A sum of collateral is 2¹²⁶ and more, with its 32 fractional bits.
  package static var totalOutOfRange: Fault {
    Fault(.rejected, "invariant/total", "a sum of collateral is 2^126 / 2^32 and more")
  }
}
