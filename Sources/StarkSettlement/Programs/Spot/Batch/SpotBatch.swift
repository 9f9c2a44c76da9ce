package import StarkAlgebra

extension Spot {
  /// What an operator knows of a batch: the transactions and the content of all they touch.
  package struct Batch: Hashable, Sendable {
    package var isMintingUnique: Bool
    package var heights: Heights
    /// In hours since 1970, below 2²².
    package var expiration: UInt64
    /// The roots that the operator claims the batch starts from.
    package var initial: Roots
    /// The roots that the operator claims the batch ends with.
    package var final: Roots
    /// In the order of execution.
    package var transactions: [Transaction]
    package var touched: TouchedState
    /// The most words of published data on a page.
    package var pageWordCount: Int

    package init(
      isMintingUnique: Bool,
      heights: Heights,
      expiration: UInt64,
      initial: Roots,
      final: Roots,
      transactions: [Transaction],
      touched: TouchedState,
      pageWordCount: Int
    ) {
      self.isMintingUnique = isMintingUnique
      self.heights = heights
      self.expiration = expiration
      self.initial = initial
      self.final = final
      self.transactions = transactions
      self.touched = touched
      self.pageWordCount = pageWordCount
    }
  }

  /// The content of every vault and order that a batch touches, before and after it.
  ///
  /// It is the operator's word until it is compared with the trees.
  package struct TouchedState: Hashable, Sendable {
    package var vaults: [VaultID: Change<Vault>]
    /// Fulfilled amounts by message hash.
    package var orders: [UInt256: Change<UInt64>]

    package init(vaults: [VaultID: Change<Vault>], orders: [UInt256: Change<UInt64>]) {
      self.vaults = vaults
      self.orders = orders
    }
  }

  /// A value before and after a batch.
  package struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
    package var previous: Value
    package var next: Value

    package init(previous: Value, next: Value) {
      self.previous = previous
      self.next = next
    }

    package var isChange: Bool { previous != next }
  }
}
