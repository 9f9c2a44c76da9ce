extension Perpetual {
  /// The funding tables that a batch knows, by their time.
  struct FundingTables {
    private var tables: [UInt64: FundingTable]

    /// The table before the batch and those of its ticks, in the order of execution.
    ///
    /// Of tables with the same time the last is kept: an asset that two of them have keeps its
    /// index, since indices move no further than time does, and the later table may have more.
    init(before table: FundingTable, ticks: [FundingTable]) {
      tables = [table.timestamp: table]
      for tick in ticks { tables[tick.timestamp] = tick }
    }

    /// The table of a time, nil if there is none.
    func table(at timestamp: UInt64) -> FundingTable? { tables[timestamp] }
  }
}
