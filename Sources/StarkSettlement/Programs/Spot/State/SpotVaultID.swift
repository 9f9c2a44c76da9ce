extension Spot {
  /// The two trees that hold vaults.
  package enum VaultTree: String, CaseIterable, Sendable {
    /// What a vault of this tree holds is kept by a committee, off chain.
    case validium
    /// What changes in a vault of this tree is part of the proof's output.
    case rollup
  }

  /// The 64-bit number of a vault: bit 63 says which tree, the rest is the index of a leaf in it.
  package struct VaultID: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    /// The vault at a leaf of the rollup tree.
    ///
    /// - Precondition: `index` is below 2⁶³.
    package init(rollupIndex index: UInt64) {
      precondition(index & Self.rollupBit == 0, "a leaf index has 63 bits")
      value = index | Self.rollupBit
    }

    package var tree: VaultTree { value & Self.rollupBit == 0 ? .validium : .rollup }

    /// The index of the leaf.
    package var index: UInt64 { value & ~Self.rollupBit }

    package static func < (a: Self, b: Self) -> Bool { a.value < b.value }

    private static let rollupBit: UInt64 = 1 << 63
  }
}

extension Spot.VaultID: CustomStringConvertible {
  /// The tree and the index, such as `rollup vault 4`.
  package var description: String { "\(tree) vault \(index)" }
}
