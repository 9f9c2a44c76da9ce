extension Perpetual {
  /// A batch's way from state to state, as its data tells it.
  package struct Difference: Sendable {
    package let next: State
    /// The positions that the batch touches, ascending.
    package let touched: [UInt64]
    /// The funding tables of the batch; nil if they are not published.
    package let ticks: [FundingTable]?
  }
}

extension Perpetual.Difference: SettlementStep {
  /// The orders root is the proof's word alone as long as nobody shows the orders; that is for the
  /// replay, since this level is about published data.
  package var uncheckedParts: [String] { [] }

  package var findings: [Finding] {
    [
      Finding("positions touched", "\(touched.count)"),
      Finding("positions root", "\(next.positions.root)"),
      Finding("orders root", "\(next.orders.root)"),
    ]
  }
}

extension Perpetual.Replay: SettlementStep {
  package var next: Perpetual.State { state }

  package var uncheckedParts: [String] { [] }

  package var findings: [Finding] {
    [
      Finding("signatures verified", "\(signatureCount)"),
      Finding("orders root", "\(state.orders.root)"),
    ]
  }
}

extension Perpetual.Invariants: SettlementFigures {
  package var findings: [Finding] {
    [
      Finding("deposited", "\(deposits) quanta"),
      Finding("withdrawn", "\(withdrawals) quanta"),
      Finding("lost in rounding", "\(loss) / 2^32 quanta"),
    ]
  }
}
