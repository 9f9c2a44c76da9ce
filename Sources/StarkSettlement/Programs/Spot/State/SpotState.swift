package import StarkAlgebra

extension Spot {
  /// The state of the exchange between two batches, as far as it is known.
  package struct State: Sendable {
    /// Opaque for those who see published data only.
    package var validiumVaults: SparseTree<Vault>
    package var rollupVaults: SparseTree<Vault>
    /// Fulfilled amounts by message hash; opaque for those who see published data only.
    package var orders: PatriciaTree

    package init(
      validiumVaults: SparseTree<Vault>,
      rollupVaults: SparseTree<Vault>,
      orders: PatriciaTree
    ) {
      self.validiumVaults = validiumVaults
      self.rollupVaults = rollupVaults
      self.orders = orders
    }

    /// The state with these roots, of which nothing else is known.
    ///
    /// A root of an empty tree says all, so a first batch needs no more than this.
    package init(heights: Heights, roots: Roots, counts: inout OperationCounts) {
      validiumVaults =
        SparseTree(height: heights.validium, root: roots.validium, counts: &counts)
      rollupVaults = SparseTree(height: heights.rollup, root: roots.rollup, counts: &counts)
      orders = PatriciaTree(root: roots.orders)
    }

    /// The state before the first batch.
    package init(emptyWith heights: Heights, counts: inout OperationCounts) {
      validiumVaults = SparseTree(height: heights.validium, counts: &counts)
      rollupVaults = SparseTree(height: heights.rollup, counts: &counts)
      orders = PatriciaTree()
    }

    package var heights: Heights {
      Heights(validium: validiumVaults.height, rollup: rollupVaults.height)
    }

    package var roots: Roots {
      Roots(validium: validiumVaults.root, rollup: rollupVaults.root, orders: orders.root)
    }

    /// What is in a vault.
    package func vault(_ id: VaultID) throws(TreeError) -> Vault {
      switch id.tree {
      case .validium: try validiumVaults.leaf(at: id.index)
      case .rollup: try rollupVaults.leaf(at: id.index)
      }
    }
  }

  /// The heights of the vault trees; that of the order tree is fixed.
  package struct Heights: Hashable, Sendable {
    package let validium: Int
    package let rollup: Int

    /// What an index without the bit of the rollup tree allows.
    package static let validiumRange = 0...63
    /// What the 31 bits of an index in published data allow.
    package static let rollupRange = 0...31

    package init(validium: Int, rollup: Int) {
      self.validium = validium
      self.rollup = rollup
    }
  }

  /// The roots of the three trees.
  package struct Roots: Hashable, Sendable {
    package let validium: Felt252
    package let rollup: Felt252
    package let orders: Felt252

    package init(validium: Felt252, rollup: Felt252, orders: Felt252) {
      self.validium = validium
      self.rollup = rollup
      self.orders = orders
    }

    package subscript(tree: StateTree) -> Felt252 {
      switch tree {
      case .validiumVaults: validium
      case .rollupVaults: rollup
      case .orders: orders
      }
    }
  }

  /// The three trees of the state.
  package enum StateTree: String, CaseIterable, Sendable {
    case validiumVaults = "validium vaults"
    case rollupVaults = "rollup vaults"
    case orders
  }
}
