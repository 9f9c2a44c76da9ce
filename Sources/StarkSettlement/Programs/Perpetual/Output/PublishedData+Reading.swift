import StarkAlgebra
import StarkFaults

extension Perpetual.PublishedData {
  /// The data part, which is all that is left of the output.
  init(reading reader: inout OutputReader) throws(Fault) {
    fundingTicks = try reader.list(
      "funding_ticks",
      entrySize: 2,
      Perpetual.FundingTable.init(reading:)
    )
    var last: UInt64?
    positions = try reader.list("positions", count: nil) { reader throws(Fault) in
      try Perpetual.PositionChange(reading: &reader, after: &last)
    }
  }
}

extension Perpetual.PositionChange {
  fileprivate init(
    reading reader: inout OutputReader,
    after last: inout UInt64?
  ) throws(Fault) {
    let wordCount = try reader.count("size", entrySize: 1)
    guard wordCount >= Self.fixedWordCount else {
      let found = Felt252(UInt64(wordCount))
      throw .outputRange(reader.place("size", back: 1), allowed: "at least 4", found: found)
    }
    position = try reader.integer("position_id")
    if let last, last >= position {
      let place = reader.place("position_id", back: 1)
      throw .outputOrder(place, after: Felt252(last), found: Felt252(position))
    }
    last = position
    publicKey = try reader.element("public_key")
    collateral = try reader.biased("collateral_balance")
    fundingTimestamp = try reader.integer("funding_timestamp")
    var lastAsset: Perpetual.SyntheticAssetID?
    balances = try reader.list("assets", count: wordCount - Self.fixedWordCount) {
      reader throws(Fault) in
      try Perpetual.AssetBalance(reading: &reader, after: &lastAsset)
    }
    let holdsListed = collateral != 0 || balances.contains { $0.balance != 0 }
    guard publicKey != .zero || !holdsListed else {
      throw .outputOwner(reader.place("public_key", back: 3 + balances.count))
    }
  }
}

extension Perpetual.AssetBalance {
  /// A word asset·2⁶⁴ + (balance + 2⁶³) whose asset is above `last`.
  fileprivate init(
    reading reader: inout OutputReader,
    after last: inout Perpetual.SyntheticAssetID?
  ) throws(Fault) {
    let word = try reader.element("balance")
    let integer = word.integer
    let id = UInt128(integer.w2) << 64 | UInt128(integer.w1)
    guard integer.w3 == 0, let asset = Perpetual.SyntheticAssetID(id) else {
      throw .outputRange(reader.place("balance", back: 1), allowed: "0 to 2^184 - 1", found: word)
    }
    if let last, last >= asset {
      let place = reader.place("balance", back: 1)
      throw .outputOrder(place, after: last.element, found: asset.element)
    }
    last = asset
    self.init(asset: asset, balance: Int64(bitPattern: integer.w0 ^ 1 << 63))
  }
}
