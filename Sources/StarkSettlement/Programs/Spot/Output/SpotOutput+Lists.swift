import StarkAlgebra
import StarkFaults

/// The lists of the main part.
extension Spot.OutputReader {
  mutating func modifications(
    _ count: UInt64,
    _ heights: Spot.Heights
  ) throws(Fault) -> [Spot.Modification] {
    var modifications: [Spot.Modification] = []
    while modifications.count < count {
      let index = modifications.count
      let publicKey = try word(.modification(index, .publicKey))
      let token = try word(.modification(index, .token))
      let place = Spot.OutputPlace.modification(index, .action)
      let action = try word(place)
      var fields = UnpackedWord(action)
      let biased = fields.take(64)
      let vault = Spot.VaultID(fields.take(64))
      let isFullWithdrawal = fields.take(1) == 1
      guard fields.isEmpty else { throw .outputPacking(place, .padding, found: action) }
      let difference = Int64(bitPattern: biased ^ 1 << 63)
      // What is left after a full withdrawal is nothing, so that it cannot add anything.
      guard biased != 0, !isFullWithdrawal || difference <= 0 else {
        throw .outputPacking(place, .difference, found: action)
      }
      guard heights.contain(vault) else { throw .outputPacking(place, .vaultIndex, found: action) }
      modifications.append(
        Spot.Modification(
          publicKey: publicKey,
          token: token,
          vault: vault,
          difference: difference,
          isFullWithdrawal: isFullWithdrawal
        )
      )
    }
    return modifications
  }

  /// A condition is a hash modulo 2²⁵⁰; the program takes 0 for none.
  mutating func conditions(_ count: UInt64) throws(Fault) -> [Felt252] {
    var conditions: [Felt252] = []
    while conditions.count < count {
      let place = Spot.OutputPlace.condition(conditions.count)
      let condition = try word(place)
      guard Spot.isCondition(condition) else {
        throw .outputOutOfRange(place, allowed: "1 to 2^250 - 1", found: condition)
      }
      conditions.append(condition)
    }
    return conditions
  }

  mutating func l1VaultUpdates(_ count: UInt64) throws(Fault) -> [Spot.L1VaultUpdate] {
    var updates: [Spot.L1VaultUpdate] = []
    var previousKey: UInt256?
    while updates.count < count {
      let index = updates.count
      let owner = try address(.l1VaultUpdate(index, .owner))
      let token = try word(.l1VaultUpdate(index, .token))
      let update = try l1VaultUpdate(owner, token, at: .l1VaultUpdate(index, .action))
      let key = update.vault.key.integer
      if let previousKey, key <= previousKey {
        throw .outputNotAscending(.l1VaultUpdate(index, .owner))
      }
      previousKey = key
      updates.append(update)
    }
    return updates
  }

  private mutating func l1VaultUpdate(
    _ owner: Felt252,
    _ token: Felt252,
    at place: Spot.OutputPlace
  ) throws(Fault) -> Spot.L1VaultUpdate {
    let action = try word(place)
    var fields = UnpackedWord(action)
    let biased = fields.take(64)
    let minimum = fields.take(Spot.amountBitCount)
    let padding = fields.take(64 - Spot.amountBitCount)
    let vault = fields.take(Spot.L1Vault.indexBitCount)
    guard padding == 0, fields.isEmpty else { throw .outputPacking(place, .padding, found: action) }
    let difference = Int64(bitPattern: biased ^ 1 << 63)
    guard biased != 0, 0..<Int128(Spot.amountBound) ~= Int128(minimum) + Int128(difference) else {
      throw .outputPacking(place, .difference, found: action)
    }
    return Spot.L1VaultUpdate(
      vault: Spot.L1Vault(owner: owner, token: token, index: vault),
      minimumBalance: minimum,
      difference: difference
    )
  }

  mutating func l1Orders(_ count: UInt64) throws(Fault) -> [Spot.L1Order] {
    var orders: [Spot.L1Order] = []
    var known: Set<Spot.L1Order> = []
    while orders.count < count {
      let order = try l1Order(orders.count)
      guard known.insert(order).inserted else { throw .repeatedOrder(index: orders.count) }
      orders.append(order)
    }
    return orders
  }

  private mutating func l1Order(_ index: Int) throws(Fault) -> Spot.L1Order {
    let owner = try address(.l1Order(index, .owner))
    let countPlace = Spot.OutputPlace.l1Order(index, .wordCount)
    let count = try word(countPlace)
    guard count == Felt252(UInt64(Spot.L1Order.termsWordCount)) else {
      throw .outputOutOfRange(countPlace, allowed: "\(Spot.L1Order.termsWordCount)", found: count)
    }
    let sellToken = try word(.l1Order(index, .sellToken))
    let buyToken = try word(.l1Order(index, .buyToken))
    let feeToken = try word(.l1Order(index, .feeToken))
    let amounts = try l1OrderAmounts(.l1Order(index, .amounts))
    let vaults = try l1OrderVaults(.l1Order(index, .vaults))
    return Spot.L1Order(
      owner: owner,
      terms: Spot.OrderTerms(
        sellToken: sellToken,
        buyToken: buyToken,
        sellAmount: amounts.sell,
        buyAmount: amounts.buy,
        sellVault: vaults.sell,
        buyVault: vaults.buy,
        fee: Spot.FeeTerms(token: feeToken, limit: amounts.fee, vault: vaults.fee),
        nonce: amounts.nonce,
        expiration: vaults.expiration
      )
    )
  }

  private mutating func l1OrderAmounts(
    _ place: Spot.OutputPlace
  ) throws(Fault) -> (sell: UInt64, buy: UInt64, fee: UInt64, nonce: UInt64) {
    let word = try word(place)
    var fields = UnpackedWord(word)
    let nonce = fields.take(32)
    let (fee, buy, sell) = (fields.take(64), fields.take(64), fields.take(64))
    guard fields.isEmpty else { throw .outputPacking(place, .padding, found: word) }
    guard nonce < Spot.nonceBound else { throw .outputPacking(place, .nonce, found: word) }
    guard max(fee, buy, sell) < Spot.amountBound else {
      throw .outputPacking(place, .amount, found: word)
    }
    return (sell, buy, fee, nonce)
  }

  private mutating func l1OrderVaults(
    _ place: Spot.OutputPlace
  ) throws(Fault) -> (fee: UInt64, sell: UInt64, buy: UInt64, expiration: UInt64) {
    let word = try word(place)
    var fields = UnpackedWord(word)
    let padding = fields.take(17)
    let expiration = fields.take(32)
    let (buy, sell, fee) = (fields.take(64), fields.take(64), fields.take(64))
    guard fields.rest == UInt256(Spot.OrderTerms.messageType) else {
      throw .outputPacking(place, .type, found: word)
    }
    guard padding == 0 else { throw .outputPacking(place, .padding, found: word) }
    guard expiration < Spot.expirationBound else {
      throw .outputPacking(place, .expiration, found: word)
    }
    guard max(buy, sell, fee) >> Spot.L1Vault.indexBitCount == 0 else {
      throw .outputPacking(place, .vaultIndex, found: word)
    }
    return (fee, sell, buy, expiration)
  }
}

extension Spot {
  /// Whether `element` can be a condition: not 0, and 250 bits.
  static func isCondition(_ element: Felt252) -> Bool {
    element != .zero && element.integer.bitWidth <= 250
  }
}

extension Spot.Heights {
  /// Whether the tree of `id` has such a leaf.
  package func contain(_ id: Spot.VaultID) -> Bool {
    // Both heights are below 64.
    switch id.tree {
    case .validium: id.index >> validium == 0
    case .rollup: id.index >> rollup == 0
    }
  }
}
