import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// Each rule of the layout, with a value on its good side and one on its bad side.
@Suite("Faults of the perpetual output")
struct OutputFaultTests {
  private static let top = Felt252(UInt64.max) + 1
  private static let asset1 = Perpetual.SyntheticAssetID.example(1)
  private static let asset2 = Perpetual.SyntheticAssetID.example(2)

  /// An output with two entries in every list.
  private let base = Perpetual.Output.full

  private func decoding(
    _ change: (inout Perpetual.Output) -> Void
  ) throws(Fault) {
    var output = base
    change(&output)
    let words = output.mainWords + output.dataWords
    let decoded = try Perpetual.Output(decoding: words)
    #expect(decoded == output)
  }

  /// Expects that the output is refused with another word in a field, which is the word's place.
  private func expectFault(
    at field: String,
    _ word: Felt252,
    insteadOf value: Felt252,
    _ fault: (Perpetual.OutputPlace) -> Fault,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var words = base.mainWords + base.dataWords
    let index = try #require(Perpetual.Output.fullFields.firstIndex(of: field))
    #expect(words[index] == value, sourceLocation: sourceLocation)
    words[index] = word
    let place = Perpetual.OutputPlace(word: index, field: field)
    #expect(throws: fault(place), sourceLocation: sourceLocation) {
      try Perpetual.Output(decoding: words)
    }
  }

  @Test("the example is an output, and its fields have the names of its words")
  func example() throws {
    try decoding { _ in }
    #expect(Perpetual.Output.fullFields.count == base.mainWords.count + base.dataWords.count)
  }

  @Test("the availability mode is 0 or 1")
  func mode() throws {
    try expectFault(at: "data_availability_mode", 2, insteadOf: 1) {
      Fault.outputRange($0, allowed: "0 to 1", found: 2)
    }
  }

  @Test(
    "a count of more entries than words is refused before anything is read",
    arguments: [
      ("asset_configs.count", Felt252(2)), ("prev_shared_state.funding_indices.count", 2),
      ("prev_shared_state.oracle_prices.count", 2), ("new_shared_state.funding_indices.count", 2),
      ("modifications.count", 2), ("forced_actions.count", 2), ("conditions.count", 2),
      ("funding_ticks.count", 2), ("funding_ticks[1].funding_indices.count", 2),
      ("positions[1].size", 6),
    ]
  )
  func counts(field: String, value: Felt252) throws {
    for word in [10_000, Self.top - 1, Self.top, Felt252.zero - 1] {
      try expectFault(at: field, word, insteadOf: value) { Fault.outputCount($0, found: word) }
    }
  }

  @Test("there are fewer than 2^16 assets")
  func assetCount() throws {
    let hashes = try (0..<65_536).map { number in
      Perpetual.AssetConfigurationHash(
        asset: try #require(Perpetual.SyntheticAssetID(UInt128(number))),
        hash: 1
      )
    }
    try decoding { $0.assetHashes = hashes.dropLast() }
    let place = Perpetual.OutputPlace(word: 2, field: "asset_configs.count")
    #expect(throws: Fault.outputRange(place, allowed: "0 to 65535", found: 65_536)) {
      try decoding { $0.assetHashes = hashes }
    }
  }

  @Test(
    "assets and prices ascend",
    arguments: [
      "asset_configs[1].asset_id", "prev_shared_state.funding_indices[1].asset_id",
      "prev_shared_state.oracle_prices[1].asset_id",
      "new_shared_state.funding_indices[1].asset_id",
      "new_shared_state.oracle_prices[1].asset_id",
      "funding_ticks[0].funding_indices[1].asset_id",
    ]
  )
  func order(field: String) throws {
    for word: Felt252 in [0, 1] {
      try expectFault(at: field, word, insteadOf: 2) {
        Fault.outputOrder($0, after: 1, found: word)
      }
    }
    let bound = Felt252(UInt128(1) << 120)
    try expectFault(at: field, bound, insteadOf: 2) {
      Fault.outputRange($0, allowed: "0 to 2^120 - 1", found: bound)
    }
  }

  @Test("the largest asset id is 2^120 - 1")
  func largestAsset() throws {
    let asset = try #require(Perpetual.SyntheticAssetID((1 << 120) - 1))
    try decoding {
      $0.assetHashes = [Perpetual.AssetConfigurationHash(asset: asset, hash: 0)]
    }
  }

  @Test("sizes are those of what follows", arguments: ["prev_shared_state", "new_shared_state"])
  func stateSize(state: String) throws {
    for word: Felt252 in [15, 17, 0] {
      try expectFault(at: "\(state).size", word, insteadOf: 16) {
        Fault.outputSize($0, expected: 16, found: word)
      }
    }
  }

  @Test("the size of the forced actions is theirs")
  func forcedSize() throws {
    for word: Felt252 in [13, 15, 8] {
      try expectFault(at: "forced_actions_size", word, insteadOf: 14) {
        Fault.outputSize($0, expected: 14, found: word)
      }
    }
  }

  @Test("trees are at most 64 high")
  func heights() throws {
    try decoding { output in
      output.previous.positionsHeight = 0
      output.next.ordersHeight = 0
    }
    for state in ["prev_shared_state", "new_shared_state"] {
      for field in ["positions_tree_height", "orders_tree_height"] {
        try expectFault(at: "\(state).\(field)", 65, insteadOf: 64) {
          Fault.outputRange($0, allowed: "0 to 64", found: 65)
        }
      }
    }
  }

  @Test("prices are positive")
  func prices() throws {
    try decoding {
      $0.next.prices = [Perpetual.AssetPrice(asset: Self.asset1, price: .max)]
    }
    for word in [0, Self.top] {
      try expectFault(at: "new_shared_state.oracle_prices[0].price", word, insteadOf: 1) {
        Fault.outputRange($0, allowed: "1 to \(UInt64.max)", found: word)
      }
    }
  }

  @Test("expirations are below 2^32 hours")
  func expiration() throws {
    try decoding { $0.minimumExpiration = (1 << 32) - 1 }
    let word = Felt252(UInt64(1) << 32)
    try expectFault(at: "minimum_expiration_timestamp", word, insteadOf: 7) {
      Fault.outputRange($0, allowed: "0 to 4294967295", found: word)
    }
  }

  @Test("a modification is less than 2^64 either way")
  func delta() throws {
    for delta in [1 - (Int128(1) << 64), -1, 0, (Int128(1) << 64) - 1] {
      try decoding { output in
        output.modifications = [
          Perpetual.Modification(ownerKey: 1, position: .max, delta: delta)
        ]
      }
    }
    for word in [0, Felt252(UInt128(1) << 65), Felt252.zero - 1] {
      try expectFault(at: "modifications[0].biased_delta", word, insteadOf: Self.top + 5) {
        Fault.outputRange($0, allowed: "1 to 2^65 - 1", found: word)
      }
    }
  }

  @Test("a condition has 250 bits")
  func condition() throws {
    let bound = try #require(Felt252(UInt256(0, 0, 0, 1 << 58)))
    try decoding { $0.conditions = [bound - 1] }
    try expectFault(at: "conditions[1].condition", bound, insteadOf: 61) {
      Fault.outputRange($0, allowed: "0 to 2^250 - 1", found: bound)
    }
  }

  @Test("a forced action is a withdrawal or a trade, and who buys is 0 or 1")
  func forcedActions() throws {
    try expectFault(at: "forced_actions[0].type", 2, insteadOf: 0) {
      Fault.outputRange($0, allowed: "0 to 1", found: 2)
    }
    let flag = "forced_actions[1].is_party_a_buying_synthetic"
    try expectFault(at: flag, 2, insteadOf: 1) {
      Fault.outputRange($0, allowed: "0 to 1", found: 2)
    }
  }

  @Test("a forced trade is between two positions")
  func forcedTradePositions() throws {
    try expectFault(at: "forced_actions[1].position_id_b", 53, insteadOf: 54) {
      Fault.outputSamePosition($0)
    }
  }

  @Test(
    "numbers have 64 bits",
    arguments: [
      ("prev_shared_state.funding_timestamp", Felt252(100)), ("prev_shared_state.system_time", 100),
      ("modifications[1].position_id", 22), ("forced_actions[0].position_id", 41),
      ("forced_actions[0].amount", 42), ("forced_actions[1].position_id_a", 53),
      ("forced_actions[1].position_id_b", 54), ("forced_actions[1].amount_collateral", 55),
      ("forced_actions[1].amount_synthetic", 56), ("funding_ticks[1].funding_timestamp", 101),
      ("positions[0].position_id", 3), ("positions[0].funding_timestamp", 0),
    ]
  )
  func numbers(field: String, value: Felt252) throws {
    try expectFault(at: field, Self.top, insteadOf: value) {
      Fault.outputRange($0, allowed: "0 to \(UInt64.max)", found: Self.top)
    }
  }

  @Test(
    "biased numbers have 64 bits",
    arguments: [
      ("prev_shared_state.funding_indices[0].funding_index", Int64(-3)),
      ("funding_ticks[1].funding_indices[1].funding_index", 8),
      ("positions[1].collateral_balance", -9),
    ]
  )
  func biased(field: String, value: Int64) throws {
    try expectFault(at: field, Self.top, insteadOf: Felt252(biased: value)) {
      Fault.outputRange($0, allowed: "0 to 2^64 - 1", found: Self.top)
    }
  }

  @Test("the nonce of a forced trade is any field element")
  func nonce() throws {
    var words = base.mainWords + base.dataWords
    let index = try #require(Perpetual.Output.fullFields.firstIndex(of: "forced_actions[1].nonce"))
    words[index] = Felt252.zero - 1
    let output = try Perpetual.Output(decoding: words)
    #expect(output.mainWords + output.dataWords == words)
  }

  @Test("positions ascend")
  func positionOrder() throws {
    for word: Felt252 in [3, 2] {
      try expectFault(at: "positions[1].position_id", word, insteadOf: 4) {
        Fault.outputOrder($0, after: 3, found: word)
      }
    }
  }

  @Test("a position has at least four words")
  func positionSize() throws {
    try expectFault(at: "positions[0].size", 3, insteadOf: 4) {
      Fault.outputRange($0, allowed: "at least 4", found: 3)
    }
  }

  @Test("the balances of a position ascend by asset and have 184 bits")
  func balances() throws {
    let field = "positions[1].assets[1].balance"
    let second = Self.top * 2 + Felt252(biased: 4)
    for asset: Felt252 in [1, 0] {
      try expectFault(at: field, Self.top * asset + 77, insteadOf: second) {
        Fault.outputOrder($0, after: 1, found: asset)
      }
    }
    let bound = try #require(Felt252(UInt256(0, 0, 1 << 56)))
    for word in [bound, Felt252.zero - 1] {
      try expectFault(at: field, word, insteadOf: second) {
        Fault.outputRange($0, allowed: "0 to 2^184 - 1", found: word)
      }
    }
    let last = try #require(Perpetual.SyntheticAssetID((1 << 120) - 1))
    try decoding { output in
      output.data?.positions[1] = Perpetual.PositionChange(
        position: 4,
        publicKey: 1,
        collateral: 0,
        fundingTimestamp: 0,
        balances: [Perpetual.AssetBalance(asset: last, balance: .max)]
      )
    }
  }

  @Test("a position without an owner holds nothing")
  func owner() throws {
    func change(_ key: Felt252, _ collateral: Int64, _ balance: Int64) throws {
      try decoding { output in
        output.data?.positions[1] = Perpetual.PositionChange(
          position: 4,
          publicKey: key,
          collateral: collateral,
          fundingTimestamp: 0,
          balances: [Perpetual.AssetBalance(asset: Self.asset1, balance: balance)]
        )
      }
    }
    let field = "positions[1].public_key"
    let word = try #require(Perpetual.Output.fullFields.firstIndex(of: field))
    let fault = Fault.outputOwner(Perpetual.OutputPlace(word: word, field: field))
    try change(0, 0, 0)
    try change(1, 0, 0)
    try change(1, 2, 3)
    #expect(throws: fault) { try change(0, 1, 0) }
    #expect(throws: fault) { try change(0, 0, -1) }
  }

  @Test("an empty output is short")
  func short() {
    let place = Perpetual.OutputPlace(word: 0, field: "general_config_hash")
    #expect(throws: Fault.outputShort(place)) { try Perpetual.Output(decoding: []) }
  }

  @Test("every fault has a code of its own and names its place")
  func codes() {
    let place = Perpetual.OutputPlace(word: 4, field: "a[1].b")
    let faults: [Fault] = [
      .outputShort(place), .outputCount(place, found: 9),
      .outputRange(place, allowed: "0", found: 1),
      .outputSize(place, expected: 1, found: 2), .outputOrder(place, after: 1, found: 1),
      .outputOwner(place),
      .outputSamePosition(place), .outputExcess(word: 4, count: 2),
    ]
    #expect(Set(faults.map(\.code)).count == faults.count)
    for fault in faults {
      #expect(fault.code.hasPrefix("statement/output-"))
      #expect(fault.location?.contains("word 4") == true)
      #expect(fault.starkExError == nil)
    }
  }
}
