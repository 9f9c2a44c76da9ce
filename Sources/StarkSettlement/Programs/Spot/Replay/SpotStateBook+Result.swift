import StarkAlgebra
import StarkFaults

extension Spot.StateBook {
  /// Checks that a batch lists what was touched, and nothing else, with the content that was found.
  ///
  /// The first difference by id or hash is the one that is reported.
  func compare(with listed: Spot.TouchedState) throws(Fault) {
    for id in Set(vaults.keys).union(listed.vaults.keys).sorted() {
      guard let change = vaults[id] else { throw .replayContent(.untouchedVault(id)) }
      guard let claim = listed.vaults[id] else { throw .replayContent(.unlistedVault(id)) }
      guard claim.previous == change.previous else {
        throw .replayContent(.previousVault(id, expected: change.previous, found: claim.previous))
      }
      guard claim.next == change.next else {
        throw .replayContent(.nextVault(id, expected: change.next, found: claim.next))
      }
    }
    for key in Set(orders.keys).union(listed.orders.keys).sorted() {
      guard let change = orders[key] else { throw .replayContent(.untouchedOrder(key)) }
      guard let claim = listed.orders[key] else { throw .replayContent(.unlistedOrder(key)) }
      guard Felt252(claim.previous) == change.previous else {
        throw .replayContent(.previousOrder(key, expected: change.previous, found: claim.previous))
      }
      guard Felt252(claim.next) == change.next else {
        throw .replayContent(.nextOrder(key, expected: change.next, found: claim.next))
      }
    }
  }

  /// The state with what changed.
  func next(
    after previous: Spot.State,
    counts: inout OperationCounts
  ) throws(Fault) -> Spot.State {
    do {
      return try previous.updating(
        vaults: vaults.filter(\.value.isChange).mapValues(\.next),
        orders: orders.filter(\.value.isChange).mapValues(\.next),
        counts: &counts
      )
    } catch {
      throw .replayState(nil, error)
    }
  }

  /// The rollup vaults that changed, ascending.
  var publishedChanges: [Spot.VaultChange] {
    vaults.filter { $0.key.tree == .rollup && $0.value.isChange }
      .map { Spot.VaultChange(index: $0.key.index, vault: $0.value.next) }
      .sorted { $0.index < $1.index }
  }
}
