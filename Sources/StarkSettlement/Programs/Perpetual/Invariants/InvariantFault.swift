package import StarkVerifier

extension Perpetual {
  /// What holds over all positions in every batch that the program accepts, and does not here.
  package enum InvariantFault: Equatable, Sendable {
    /// The balances of an asset over all touched positions changed by this much.
    case openInterest(SyntheticAssetID, change: Int128)
    /// Collateral came from nowhere; 32 fractional bits.
    case createdCollateral(Int128)
    /// More collateral went than rounding explains; 32 fractional bits.
    case lostCollateral(Int128, maximum: Int128)
    /// A modification or forced action names a position that the batch doesn't touch.
    case untouchedPosition(UInt64)
    /// A position is funded at a time of which there is no funding table.
    case fundingTime(position: UInt64, found: UInt64)
    /// An asset is held that has no price.
    case missingPrice(position: UInt64, asset: SyntheticAssetID)
    /// An asset is held that has no configuration.
    case missingConfiguration(position: UInt64, asset: SyntheticAssetID)
    /// A time is earlier than one that comes before it.
    case time(BatchTime, earliest: UInt64, found: UInt64)
    /// A funding table lacks an asset that the one before it has.
    case lostFundingIndex(SyntheticAssetID, at: BatchTime)
    /// The funding index of an asset changed, and no time went by.
    case suddenFunding(SyntheticAssetID, at: BatchTime)
    /// The funding table after the batch is not that of the last tick.
    case fundingTable
    /// The prices lack an asset that had one before.
    case lostPrice(SyntheticAssetID)
    /// The state does not know a position.
    case tree(TreeError)
    /// A sum of collateral is 2¹²⁶ and more, with its 32 fractional bits.
    case totalOutOfRange
  }

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

extension Perpetual.InvariantFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .openInterest(let asset, let change):
      Failure(
        "invariant/open-interest",
        "the balances of an asset do not cancel",
        at: "asset \(asset)",
        expected: "0",
        found: "\(change)"
      )
    case .createdCollateral(let amount):
      Failure(
        "invariant/created-collateral",
        "collateral comes from nowhere",
        found: "\(amount) / 2^32"
      )
    case .lostCollateral(let amount, let maximum):
      Failure(
        "invariant/lost-collateral",
        "more collateral is lost than rounding explains",
        expected: "at most \(maximum) / 2^32",
        found: "\(amount) / 2^32"
      )
    case .untouchedPosition(let position):
      Failure(
        "invariant/untouched-position",
        "a request names a position that the batch doesn't touch",
        at: "position \(position)"
      )
    case .fundingTime(let position, let found):
      Failure(
        "invariant/funding-time",
        "a position is funded at a time without a funding table",
        at: "position \(position)",
        found: "\(found)"
      )
    case .missingPrice(let position, let asset):
      Failure(
        "invariant/missing-price",
        "an asset that is held has no price",
        at: "position \(position), asset \(asset)"
      )
    case .missingConfiguration(let position, let asset):
      Failure(
        "invariant/missing-configuration",
        "an asset that is held has no configuration",
        at: "position \(position), asset \(asset)"
      )
    case .time(let time, let earliest, let found):
      Failure(
        "invariant/time",
        "time goes back",
        at: "\(time)",
        expected: "at least \(earliest)",
        found: "\(found)"
      )
    case .lostFundingIndex(let asset, let time):
      Failure(
        "invariant/lost-funding-index",
        "a funding table lacks an asset that the one before it has",
        at: "\(time), asset \(asset)"
      )
    case .suddenFunding(let asset, let time):
      Failure(
        "invariant/sudden-funding",
        "a funding index changes while no time goes by",
        at: "\(time), asset \(asset)"
      )
    case .fundingTable:
      Failure(
        "invariant/funding-table",
        "the funding table after the batch is not that of its last tick"
      )
    case .lostPrice(let asset):
      Failure("invariant/lost-price", "an asset loses its price", at: "asset \(asset)")
    case .tree(let error): error.failure
    case .totalOutOfRange:
      Failure("invariant/total", "a sum of collateral is 2^126 / 2^32 and more")
    }
  }
}
