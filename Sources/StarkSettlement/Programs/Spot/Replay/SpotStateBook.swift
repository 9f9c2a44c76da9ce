import StarkAlgebra

extension Spot {
  /// The vaults and orders that a batch touches, while it is executed.
  struct StateBook {
    private let previous: State
    private(set) var vaults: [VaultID: Change<Vault>] = [:]
    /// Fulfilled amounts by message hash.
    private(set) var orders: [UInt256: Change<Felt252>] = [:]

    init(of previous: State) { self.previous = previous }

    /// What is in the vault now; from here on the vault counts as touched.
    mutating func touch(_ id: VaultID) throws(ReplayError) -> Vault {
      if let change = vaults[id] { return change.next }
      guard previous.heights.contain(id) else { throw .rule(.vaultIndex(id)) }
      let vault: Vault
      do { vault = try previous.vault(id) } catch { throw .state(error) }
      vaults[id] = Change(previous: vault, next: vault)
      return vault
    }

    /// Adds to the balance of a vault of `key` and `token`.
    ///
    /// An empty vault takes any key and token. What is left has to be in [0, 2⁶³).
    ///
    /// - Returns: The balance after.
    @discardableResult
    mutating func add(
      _ difference: Int128,
      to id: VaultID,
      key: Felt252,
      token: Felt252
    ) throws(ReplayError) -> UInt64 {
      let vault = try touch(id)
      try check(vault, id, key: key, token: token)
      // Both are below 2⁶⁴ in magnitude.
      let sum = Int128(vault.balance) + difference
      guard let balance = UInt64(exactly: sum), balance < Spot.amountBound else {
        throw .rule(.balance(id, sum))
      }
      vaults[id]?.next = Vault(publicKey: key, token: token, balance: balance)
      return balance
    }

    /// Checks that the vault is of `key` and `token`, or empty.
    func check(
      _ vault: Vault,
      _ id: VaultID,
      key: Felt252,
      token: Felt252
    ) throws(ReplayError) {
      guard vault.balance > 0 else { return }
      guard vault.publicKey == key else {
        throw .rule(.vaultOwner(id, owner: vault.publicKey, found: key))
      }
      guard vault.token == token else {
        throw .rule(.vaultToken(id, token: vault.token, found: token))
      }
    }

    /// What stands at `key` in the order tree now; from here on the order counts as touched.
    mutating func touchOrder(_ key: UInt256) throws(ReplayError) -> Felt252 {
      if let change = orders[key] { return change.next }
      let value: Felt252
      do { value = try previous.orders.value(of: key) } catch { throw .state(error) }
      orders[key] = Change(previous: value, next: value)
      return value
    }

    /// Replaces what stands at the key of an order that was touched.
    mutating func setOrder(_ key: UInt256, to amount: UInt64) {
      orders[key]?.next = Felt252(amount)
    }
  }
}
