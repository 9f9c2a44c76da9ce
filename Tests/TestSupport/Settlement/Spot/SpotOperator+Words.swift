import StarkAlgebra
package import StarkSettlement

extension SpotOperator {
  /// The roots of trees that are hashed from scratch.
  package var roots: Spot.Roots {
    Spot.Roots(
      validium: root(height: heights.validium, rollup: false),
      rollup: root(height: heights.rollup, rollup: true),
      orders: PlainPatriciaTree(orders.mapValues { Felt252($0) }).root
    )
  }

  private func root(height: Int, rollup: Bool) -> Felt252 {
    var leaves: [UInt64: Felt252] = [:]
    for (id, vault) in vaults where (id >> 63 == 1) == rollup {
      let amount = Felt252(UInt64(clamping: vault.amount))
      leaves[id & ~(1 << 63)] = Self.hash(Self.hash(vault.key, vault.token), amount)
    }
    let empty = Self.hash(Self.hash(.zero, .zero), .zero)
    return PlainTree(height: height, emptyLeaf: empty, leaves: leaves).root
  }

  var mainWords: [Felt252] {
    let (before, after) = (rootsBefore, roots)
    let counts = [
      heights.validium, heights.rollup, 251, modifications.count / 3, conditions.count,
      l1Balances.count, l1Orders.count,
    ]
    return [
      isMintingUnique ? 1 : 0, before.validium, after.validium, before.rollup, after.rollup,
      before.orders, after.orders, Felt252(expiration),
    ]
      + counts.map { Felt252(UInt64($0)) }
      + modifications + conditions + l1Words + l1Orders.flatMap(\.self)
  }

  private var l1Words: [Felt252] {
    l1Balances.map { vault, balance in
      let key = Self.hash(Self.packed([(vault.index, 31), (0, 160)]) + vault.owner, vault.token)
      let biased = UInt64(clamping: balance.sum + (1 << 63))
      let minimum = UInt64(clamping: -balance.lowest)
      let action = Self.packed([(vault.index, 31), (minimum, 64), (biased, 64)])
      return (key: key.integer, words: [vault.owner, vault.token, action])
    }
    .sorted { $0.key < $1.key }
    .flatMap(\.words)
  }

  var dataWords: [Felt252] {
    let changes = vaultsBefore.keys.sorted()
      .filter { $0 >> 63 == 1 && balance(of: $0) != vaultsBefore[$0] }
      .map { (index: $0 & ~(1 << 63), vault: balance(of: $0)) }
    let keys = Set(changes.map(\.vault.key.integer)).sorted()
    let tokens = Set(changes.map(\.vault.token.integer)).sorted()
    let packed = changes.map { index, vault -> [(UInt64, Int)] in
      [
        (index, 31), (UInt64(clamping: vault.amount), 63),
        (UInt64(keys.firstIndex(of: vault.key.integer) ?? 0), 15),
        (UInt64(tokens.firstIndex(of: vault.token.integer) ?? 0), 15),
      ]
    }
    let pairs = stride(from: 0, to: packed.count, by: 2).map { first in
      Self.packed(packed[first] + packed[min(first + 1, packed.count - 1)])
    }
    return [Felt252(UInt64(keys.count))] + keys.map { Felt252(reducing: $0) }
      + [Felt252(UInt64(tokens.count))] + tokens.map { Felt252(reducing: $0) } + pairs
  }
}
