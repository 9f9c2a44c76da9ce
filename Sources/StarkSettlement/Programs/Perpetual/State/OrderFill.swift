package import StarkAlgebra

extension Perpetual {
  /// How much of an order has been fulfilled; what the order tree holds at an order's id.
  package struct OrderFill: Hashable, Sendable {
    package let amount: UInt64

    package init(amount: UInt64) {
      self.amount = amount
    }
  }
}

extension Perpetual.OrderFill: TreeLeaf {
  package static var empty: Self { Self(amount: 0) }

  /// The amount itself.
  package func hash(counts: inout OperationCounts) -> Felt252 { Felt252(amount) }
}
