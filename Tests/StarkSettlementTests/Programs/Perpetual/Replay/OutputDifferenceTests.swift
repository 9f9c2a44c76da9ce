import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Comparing a replay with the proven output")
struct OutputDifferenceTests {
  private static func replay(_ number: Int) throws -> Perpetual.Replay {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: .perpetual("batch\(number)"))
    let state = try batch.previousState(counts: &counts)
    return try Perpetual.Replay(of: batch, from: state, counts: &counts)
  }

  @Test("the proven output itself is accepted, another one is not")
  func proving() throws {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: .perpetual("batch2"))
    let state = try batch.previousState(counts: &counts)
    let output = try Self.replay(2).output
    _ = try Perpetual.Replay(of: batch, from: state, proving: output, counts: &counts)
    var other = output
    other.minimumExpiration += 1
    let fault = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: batch, from: state, proving: other, counts: &counts)
    }
    #expect(fault?.code == "replay/output")
    #expect(fault?.location == "minimum_expiration_timestamp")
    #expect(fault?.expected == "\(other.minimumExpiration)")
    #expect(fault?.found == "\(output.minimumExpiration)")
  }

  private typealias Change = (
    field: String, change: @Sendable (inout Perpetual.Output) throws -> Void
  )

  /// In the order of the words.
  private static let changes: [Change] = [
    ("general_config_hash", { $0.configurationHash = 5 }),
    ("data_availability_mode", { $0.availability = .validium }),
    ("asset_configs count", { $0.assetHashes.removeLast() }),
    (
      "asset_configs[1].asset_id",
      { $0.assetHashes[1] = Perpetual.AssetConfigurationHash(asset: .number(5), hash: 5) }
    ),
    (
      "asset_configs[2].config_hash",
      {
        let asset = $0.assetHashes[2].asset
        $0.assetHashes[2] = Perpetual.AssetConfigurationHash(asset: asset, hash: 5)
      }
    ),
    ("prev_shared_state.positions_root", { $0.previous.positionsRoot = 5 }),
    ("prev_shared_state.system_time", { $0.previous.systemTime += 1 }),
    ("new_shared_state.orders_root", { $0.next.ordersRoot = 5 }),
    ("new_shared_state.funding_timestamp", { $0.next.funding.timestamp += 1 }),
    ("new_shared_state.oracle_prices count", { $0.next.prices.removeLast() }),
    ("minimum_expiration_timestamp", { $0.minimumExpiration += 1 }),
    ("modifications count", { $0.modifications.removeLast() }),
    ("modifications[0].owner_key", { $0.modifications[0].replace(owner: 5) }),
    ("modifications[1].position_id", { $0.modifications[1].replace(position: 5) }),
    ("modifications[2].delta", { $0.modifications[2].replace(delta: 5) }),
    ("forced_actions count", { $0.forcedActions.removeLast() }),
    ("forced_actions[1]", { $0.forcedActions[1] = $0.forcedActions[0] }),
    ("conditions count", { $0.conditions.append(5) }),
    ("conditions[0]", { $0.conditions[0] = 5 }),
    ("onchain_data present", { $0.data = nil }),
    ("onchain_data.funding_ticks count", { _ = $0.data?.fundingTicks.removeLast() }),
    ("onchain_data.funding_ticks[0].timestamp", { $0.data?.fundingTicks[0].timestamp += 1 }),
    (
      "onchain_data.funding_ticks[0].funding_indices count",
      { _ = $0.data?.fundingTicks[0].indices.removeLast() }
    ),
    (
      "onchain_data.funding_ticks[0].funding_indices[1].asset_id",
      {
        let index = Perpetual.FundingIndex(asset: .number(5), index: 0)
        $0.data?.fundingTicks[0].indices[1] = index
      }
    ),
    (
      "onchain_data.funding_ticks[0].funding_indices[1].funding_index",
      {
        let old = try #require($0.data?.fundingTicks[0].indices[1])
        let index = Perpetual.FundingIndex(asset: old.asset, index: old.index + 1)
        $0.data?.fundingTicks[0].indices[1] = index
      }
    ),
    ("onchain_data.positions count", { _ = $0.data?.positions.removeLast() }),
    ("onchain_data.positions[3].position_id", { try $0.change(position: 5) }),
    ("onchain_data.positions[3].public_key", { try $0.change(key: 5) }),
    ("onchain_data.positions[3].collateral_balance", { try $0.change(collateral: 5) }),
    ("onchain_data.positions[3].funding_timestamp", { try $0.change(timestamp: 5) }),
    ("onchain_data.positions[3].assets count", { try $0.change(balances: []) }),
    (
      "onchain_data.positions[3].assets[0].asset_id",
      { try $0.change(balances: [Perpetual.AssetBalance(asset: .number(5), balance: 5)]) }
    ),
    (
      "onchain_data.positions[3].assets[0].balance",
      {
        let asset = try #require($0.data?.positions[3].balances.first?.asset)
        try $0.change(balances: [Perpetual.AssetBalance(asset: asset, balance: 5)])
      }
    ),
  ]

  @Test("names the field that differs")
  func fields() throws {
    let output = try Self.replay(2).output
    #expect(output.difference(from: output) == nil)
    for (field, change) in Self.changes {
      var changed = output
      try change(&changed)
      #expect(changed.difference(from: output)?.field == field)
      #expect(output.difference(from: changed)?.field == field)
    }
  }

  @Test("names the first of several fields")
  func first() throws {
    let output = try Self.replay(2).output
    for (index, (field, change)) in Self.changes.enumerated() {
      // Changes of the same list would undo one another.
      guard let (_, later) = Self.changes.dropFirst(index + 1).last else { continue }
      var changed = output
      try later(&changed)
      guard changed.data != nil || !field.hasPrefix("onchain") else { continue }
      try change(&changed)
      #expect(changed.difference(from: output)?.field == field)
    }
  }
}

extension Perpetual.Modification {
  fileprivate mutating func replace(
    owner: Felt252? = nil,
    position: UInt64? = nil,
    delta: Int128? = nil
  ) {
    self = Perpetual.Modification(
      ownerKey: owner ?? ownerKey,
      position: position ?? self.position,
      delta: delta ?? self.delta
    )
  }
}

extension Perpetual.Output {
  /// Replaces parts of the fourth published position.
  fileprivate mutating func change(
    position: UInt64? = nil,
    key: Felt252? = nil,
    collateral: Int64? = nil,
    timestamp: UInt64? = nil,
    balances: [Perpetual.AssetBalance]? = nil
  ) throws {
    let old = try #require(data?.positions[3])
    data?.positions[3] = Perpetual.PositionChange(
      position: position ?? old.position,
      publicKey: key ?? old.publicKey,
      collateral: collateral ?? old.collateral,
      fundingTimestamp: timestamp ?? old.fundingTimestamp,
      balances: balances ?? old.balances
    )
  }
}
