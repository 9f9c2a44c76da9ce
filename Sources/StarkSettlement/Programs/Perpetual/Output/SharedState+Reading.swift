import StarkAlgebra
import StarkFaults

extension Perpetual.SharedState {
  /// The state that follows, behind the number of its words.
  init(sizedIn reader: inout OutputReader) throws(Fault) {
    let place = reader.place("size")
    let size = try reader.element("size")
    let start = reader.position
    self = try Perpetual.SharedState(reading: &reader)
    let expected = reader.position - start
    guard size == Felt252(UInt64(expected)) else {
      throw .outputSize(place, expected: expected, found: size)
    }
  }

  private init(reading reader: inout OutputReader) throws(Fault) {
    positionsRoot = try reader.element("positions_root")
    positionsHeight = Int(try reader.integer("positions_tree_height", in: 0...64))
    ordersRoot = try reader.element("orders_root")
    ordersHeight = Int(try reader.integer("orders_tree_height", in: 0...64))
    funding = try Perpetual.FundingTable(reading: &reader)
    var lastAsset: Perpetual.SyntheticAssetID?
    prices = try reader.list("oracle_prices", entrySize: 2) {
      reader throws(Fault) in
      Perpetual.AssetPrice(
        asset: try reader.asset(after: &lastAsset),
        price: try reader.integer("price", in: 1...UInt64.max)
      )
    }
    systemTime = try reader.integer("system_time")
  }
}

extension Perpetual.FundingTable {
  init(reading reader: inout OutputReader) throws(Fault) {
    var lastAsset: Perpetual.SyntheticAssetID?
    indices = try reader.list("funding_indices", entrySize: 2) {
      reader throws(Fault) in
      Perpetual.FundingIndex(
        asset: try reader.asset(after: &lastAsset),
        index: try reader.biased("funding_index")
      )
    }
    timestamp = try reader.integer("funding_timestamp")
  }
}
