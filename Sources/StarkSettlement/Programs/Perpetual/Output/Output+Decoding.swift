package import StarkAlgebra
package import StarkFaults

extension Perpetual.Output {
  /// The output that `words` are, main part and data part to the last word.
  ///
  /// Encoding gives the same words back. Values that the program cannot put out, or that the
  /// exchange contract refuses whatever its state, are no output; work and memory are linear in the
  /// number of words. (stark-perpetual, `program_output.cairo`, `data_availability.cairo`;
  /// starkex-contracts, UpdatePerpetualState.sol.)
  package init(decoding words: [Felt252]) throws(Fault) {
    var reader = OutputReader(words)
    configurationHash = try reader.element("general_config_hash")
    let mode = try reader.integer("data_availability_mode", in: 0...1)
    availability = mode == 0 ? .validium : .rollup
    var lastAsset: Perpetual.SyntheticAssetID?
    assetHashes = try reader.list(
      "asset_configs",
      entrySize: 2,
      maximum: Perpetual.GeneralConfiguration.maximumAssetCount
    ) { reader throws(Fault) in
      Perpetual.AssetConfigurationHash(
        asset: try reader.asset(after: &lastAsset),
        hash: try reader.element("config_hash")
      )
    }
    previous = try reader.part("prev_shared_state", Perpetual.SharedState.init(sizedIn:))
    next = try reader.part("new_shared_state", Perpetual.SharedState.init(sizedIn:))
    minimumExpiration = try reader.integer(
      "minimum_expiration_timestamp",
      in: 0...UInt64(UInt32.max)
    )
    modifications = try reader.list(
      "modifications",
      entrySize: 3,
      Perpetual.Modification.init(reading:)
    )
    forcedActions = try Perpetual.ForcedAction.list(in: &reader)
    conditions = try reader.list("conditions", entrySize: 1) {
      reader throws(Fault) in
      let condition = try reader.element("condition")
      guard condition.integer.bitWidth <= 250 else {
        let place = reader.place("condition", back: 1)
        throw .outputRange(place, allowed: "0 to 2^250 - 1", found: condition)
      }
      return condition
    }
    switch availability {
    case .validium: data = nil
    case .rollup: data = try Perpetual.PublishedData(reading: &reader)
    }
    guard reader.remainingCount == 0 else {
      throw .outputExcess(word: reader.position, count: reader.remainingCount)
    }
  }
}

extension Perpetual.Modification {
  fileprivate init(reading reader: inout OutputReader) throws(Fault) {
    ownerKey = try reader.element("owner_key")
    position = try reader.integer("position_id")
    let word = try reader.element("biased_delta")
    guard let biased = UInt128(word), (1..<1 << 65).contains(biased) else {
      throw .outputRange(
        reader.place("biased_delta", back: 1),
        allowed: "1 to 2^65 - 1",
        found: word
      )
    }
    delta = Int128(biased) - (1 << 64)
  }
}

extension Perpetual.ForcedAction {
  /// The forced actions, and before their number the number of their words.
  fileprivate static func list(
    in reader: inout OutputReader
  ) throws(Fault) -> [Perpetual.ForcedAction] {
    let place = reader.place("forced_actions_size")
    let size = try reader.element("forced_actions_size")
    let start = reader.position + 1
    let actions = try reader.list("forced_actions", entrySize: 4, Self.init(reading:))
    let expected = reader.position - start
    guard size == Felt252(UInt64(expected)) else {
      throw .outputSize(place, expected: expected, found: size)
    }
    return actions
  }

  private init(reading reader: inout OutputReader) throws(Fault) {
    switch try reader.integer("type", in: 0...Kind.trade.rawValue) {
    case Kind.withdrawal.rawValue:
      self = .withdrawal(
        Perpetual.ForcedWithdrawal(
          key: try reader.element("public_key"),
          position: try reader.integer("position_id"),
          amount: try reader.integer("amount")
        )
      )
    default: self = .trade(try Perpetual.ForcedTrade(reading: &reader))
    }
  }
}

extension Perpetual.ForcedTrade {
  /// A trade whose positions differ: the program takes no other, valid or not.
  fileprivate init(reading reader: inout OutputReader) throws(Fault) {
    keyA = try reader.element("public_key_a")
    keyB = try reader.element("public_key_b")
    positionA = try reader.integer("position_id_a")
    positionB = try reader.integer("position_id_b")
    guard positionA != positionB else {
      throw .outputSamePosition(reader.place("position_id_b", back: 1))
    }
    asset = try reader.asset("synthetic_asset_id")
    collateralAmount = try reader.integer("amount_collateral")
    syntheticAmount = try reader.integer("amount_synthetic")
    isABuying = try reader.integer("is_party_a_buying_synthetic", in: 0...1) == 1
    nonce = try reader.element("nonce")
  }
}
