import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerdicts

/// The plots of the perpetual exchange: money, positions, funding and prices.
struct ExchangePlots {
  private typealias Asset = Perpetual.SyntheticAssetID

  private let exchange: ExchangeHistory
  private let axis: BatchAxis
  /// The assets of the last state, those with the largest open interest first.
  private let assets: [Asset]

  init(_ exchange: ExchangeHistory, axis: BatchAxis) {
    self.exchange = exchange
    self.axis = axis
    let last = exchange.states.last
    let known = Set(last?.prices.keys.map(\.self) ?? [])
      .union(last?.fundingIndices.keys.map(\.self) ?? [])
    let values = known.map { asset in (asset, last?.openInterestValue(of: asset) ?? 0) }
    assets = values.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  var all: [Plot] {
    [flows, collateral, openInterest, funding, fundingCap, prices, priceMoves]
  }

  private var flows: Plot {
    Plot(
      "Deposits and withdrawals",
      caption: "Collateral that came in with each batch and, below zero, that left.",
      unit: "quanta of collateral",
      shape: .bars,
      axis: axis,
      series: [
        PlotSeries("deposits", batchPoints { Int128(clamping: $0.deposits.sum) }),
        PlotSeries("withdrawals", batchPoints { -Int128(clamping: $0.withdrawals.sum) }),
      ]
    )
  }

  private var collateral: Plot {
    Plot(
      "Collateral in positions",
      caption: "The sum over all positions after each batch, without funding that is still owed.",
      unit: "quanta of collateral",
      axis: axis,
      series: [PlotSeries("collateral", statePoints { $0.collateral })]
    )
  }

  private var openInterest: Plot {
    plot(
      "Open interest",
      caption: "What all long positions in an asset are worth at its price after each batch.",
      unit: "quanta of collateral"
    ) { asset in
      statePoints { $0.openInterestValue(of: asset) }
    }
  }

  private var funding: Plot {
    plot(
      "Funding paid by longs",
      caption: "Since the chain began, in per cent of the price; below zero, longs received it.",
      unit: "% of the price",
      fractionDigits: 4
    ) { asset in
      guard let first = exchange.states.lazy.compactMap({ $0.fundingIndices[asset] }).first else {
        return []
      }
      return statePoints { state in
        guard let index = state.fundingIndices[asset], let price = state.price(of: asset) else {
          return nil
        }
        return (Int128(index) - Int128(first)) * 1_000_000 / Int128(price)
      }
    }
  }

  private var fundingCap: Plot {
    plot(
      "Funding against its cap",
      caption: "The largest change of the funding index in each batch, in per cent of what is "
        + "allowed; known where the batch file gave the rate.",
      unit: "% of the cap",
      fractionDigits: 4
    ) { asset in
      batchPoints { batch in batch.fundingShares?[asset].map { Int128($0) } }
    }
  }

  private var prices: Plot {
    plot(
      "Oracle prices",
      caption: "The price of each asset after each batch; its first one is 100.",
      unit: "% of the first price",
      includesZero: false,
      fractionDigits: 2
    ) { asset in
      guard let first = exchange.states.lazy.compactMap({ $0.price(of: asset) }).first else {
        return []
      }
      return statePoints { state in
        state.prices[asset].map { Int128($0) * 10_000 / Int128(first) }
      }
    }
  }

  private var priceMoves: Plot {
    plot(
      "Oracle moves",
      caption: "How much the price of each asset changed in each batch.",
      unit: "% of the price before",
      fractionDigits: 2
    ) { asset in
      zip(exchange.states, exchange.states.dropFirst()).enumerated().compactMap { index, states in
        guard let before = states.0.price(of: asset), let after = states.1.price(of: asset)
        else { return nil }
        let move = (Int128(after) - Int128(before)) * 10_000 / Int128(before)
        return PlotPoint(batch: index + 1, value: move)
      }
    }
  }

  /// A plot with a line for each asset.
  private func plot(
    _ title: String,
    caption: String,
    unit: String,
    includesZero: Bool = true,
    fractionDigits: Int = 0,
    points: (Asset) -> [PlotPoint]
  ) -> Plot {
    Plot(
      title,
      caption: caption,
      unit: unit,
      includesZero: includesZero,
      fractionDigits: fractionDigits,
      axis: axis,
      series: assets.map { PlotSeries($0.name, points($0)) }
    )
  }

  /// A point for each batch, from the state after it.
  private func statePoints(_ value: (ExchangeState) -> Int128?) -> [PlotPoint] {
    exchange.states.enumerated().dropFirst().compactMap { index, state in
      value(state).map { PlotPoint(batch: index, value: $0) }
    }
  }

  private func batchPoints(_ value: (ExchangeBatch) -> Int128?) -> [PlotPoint] {
    exchange.batches.enumerated().compactMap { index, batch in
      value(batch).map { PlotPoint(batch: index + 1, value: $0) }
    }
  }
}

extension ExchangeState {
  /// The price of `asset`, which divides others; nil if there is none.
  fileprivate func price(of asset: Perpetual.SyntheticAssetID) -> UInt64? {
    prices[asset].flatMap { $0 > 0 ? $0 : nil }
  }

  /// What the long positions in `asset` are worth, in quanta of collateral; nil without a price.
  func openInterestValue(of asset: Perpetual.SyntheticAssetID) -> Int128? {
    guard let price = prices[asset] else { return nil }
    let (high, low) = (openInterest[asset] ?? 0).multipliedFullWidth(by: UInt128(price))
    // The price has 32 fractional bits.
    guard high >> 31 == 0 else { return .max }
    return Int128(high << 96 | low >> 32)
  }
}
