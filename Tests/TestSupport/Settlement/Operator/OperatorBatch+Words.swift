package import StarkAlgebra
import StarkSettlement

/// The words of the output (specification of settlement, 1.4 and 1.5), written without the
/// library's encoder.
extension OperatorBatch {
  /// The main part.
  package var mainWords: [Felt252] {
    let previous = words(of: output.previous)
    let next = words(of: output.next)
    let forced = output.forcedActions.map { words(of: $0) }
    var main = [output.configurationHash, Felt252(UInt64(output.availability.rawValue))]
    main.append(count(output.assetHashes))
    for asset in output.assetHashes { main += [asset.asset.element, asset.hash] }
    main += [count(previous)] + previous
    main += [count(next)] + next
    main += [Felt252(output.minimumExpiration), count(output.modifications)]
    for change in output.modifications {
      let biased = UInt128((Int128(1) << 64) + change.delta)
      main += [change.ownerKey, Felt252(change.position), Felt252(biased)]
    }
    main += [count(Array(forced.joined())), count(forced)] + Array(forced.joined())
    main += [count(output.conditions)] + output.conditions
    return main
  }

  /// The published part; empty for a validium.
  package var dataWords: [Felt252] {
    guard let data = output.data else { return [] }
    let positions = data.positions.flatMap { change in
      let balances = change.balances.map { balance in
        let biased = UInt64(bitPattern: balance.balance) ^ 1 << 63
        let word = (Integer(balance.asset.value) << 64) + Integer(biased)
        return Felt252(reducing: UInt256(word) ?? .zero)
      }
      let body =
        [
          Felt252(change.position), change.publicKey, biased(change.collateral),
          Felt252(change.fundingTimestamp),
        ] + balances
      return [count(body)] + body
    }
    return [count(data.fundingTicks)] + data.fundingTicks.flatMap { words(of: $0) } + positions
  }

  func words(of state: Perpetual.SharedState) -> [Felt252] {
    [
      state.positionsRoot, Felt252(UInt64(state.positionsHeight)),
      state.ordersRoot, Felt252(UInt64(state.ordersHeight)),
    ]
      + words(of: state.funding)
      + [count(state.prices)] + state.prices.flatMap { [$0.asset.element, Felt252($0.price)] }
      + [Felt252(state.systemTime)]
  }

  private func words(of table: Perpetual.FundingTable) -> [Felt252] {
    [count(table.indices)] + table.indices.flatMap { [$0.asset.element, biased($0.index)] }
      + [Felt252(table.timestamp)]
  }

  private func words(of action: Perpetual.ForcedAction) -> [Felt252] {
    switch action {
    case .withdrawal(let withdrawal):
      [0, withdrawal.key, Felt252(withdrawal.position), Felt252(withdrawal.amount)]
    case .trade(let trade):
      [
        1, trade.keyA, trade.keyB, Felt252(trade.positionA), Felt252(trade.positionB),
        trade.asset.element, Felt252(trade.collateralAmount), Felt252(trade.syntheticAmount),
        trade.isABuying ? 1 : 0, trade.nonce,
      ]
    }
  }

  private func count(_ list: some Collection) -> Felt252 { Felt252(UInt64(list.count)) }

  private func biased(_ integer: Int64) -> Felt252 {
    Felt252(UInt64(bitPattern: integer) ^ 1 << 63)
  }
}
