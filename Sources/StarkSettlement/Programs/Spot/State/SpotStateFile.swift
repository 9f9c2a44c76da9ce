package import StarkAlgebra
package import StarkJSON

extension Spot {
  /// The whole state as a file has it: every vault that holds something, every order.
  ///
  ///     {"program": "spot", "heights": [31, 31, 251],
  ///      "validium_vaults": {"vault id": ["key", "token", "balance"]},
  ///      "rollup_vaults": {"vault id": ["key", "token", "balance"]},
  ///      "orders": {"message hash": "fulfilled amount"},
  ///      "roots": {"validium": "0x…", "rollup": "0x…", "orders": "0x…"}}
  ///
  /// A vault id is that of batch files, with bit 63 set in those of the rollup tree.
  package struct StateFile: Hashable, Sendable {
    package let heights: Heights
    /// Without empty ones.
    package private(set) var vaults: [VaultID: Vault]
    /// Without amounts of 0.
    package private(set) var orders: [UInt256: UInt64]

    /// The state with this content, by default that before the first batch.
    package init(
      heights: Heights,
      vaults: [VaultID: Vault] = [:],
      orders: [UInt256: UInt64] = [:]
    ) {
      self.heights = heights
      self.vaults = vaults.filter { $0.value.balance > 0 }
      self.orders = orders.filter { $0.value > 0 }
    }

    /// Writes what vaults and orders hold after a batch.
    package mutating func update(with touched: TouchedState) {
      for (id, change) in touched.vaults {
        vaults[id] = change.next.balance == 0 ? nil : change.next
      }
      for (key, change) in touched.orders {
        orders[key] = change.next == 0 ? nil : change.next
      }
    }

    /// The trees of this content.
    package func state(counts: inout OperationCounts) throws(TreeError) -> State {
      try State(emptyWith: heights, counts: &counts)
        .updating(vaults: vaults, orders: orders.mapValues { Felt252($0) }, counts: &counts)
    }

    /// The file; `roots` are those of `state`.
    package func write(roots: Roots, to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("program") { writer in writer.string(Self.programName) }
        writer.member("heights") { writer in
          writer.array { writer in
            for height in [heights.validium, heights.rollup, Spot.orderTreeHeight] {
              writer.number(height)
            }
          }
        }
        for tree in VaultTree.allCases {
          writer.member("\(tree)_vaults") { writer in write(tree, to: &writer) }
        }
        writer.member("orders") { writer in
          writer.object { writer in
            for (key, amount) in orders.sorted(by: { $0.key < $1.key }) {
              writer.member("\(key)") { writer in writer.string("\(amount)") }
            }
          }
        }
        writer.member("roots") { writer in roots.write(to: &writer) }
      }
    }

    private func write(_ tree: VaultTree, to writer: inout JSONWriter) {
      writer.object { writer in
        let ordered = vaults.filter { $0.key.tree == tree }.sorted { $0.key < $1.key }
        for (id, vault) in ordered {
          writer.member("\(id.value)") { writer in
            writer.array { writer in
              writer.string("\(vault.publicKey)")
              writer.string("\(vault.token)")
              writer.string("\(vault.balance)")
            }
          }
        }
      }
    }

    static let programName = "spot"
  }
}

extension Spot.Roots {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("validium") { writer in writer.string("\(validium)") }
      writer.member("rollup") { writer in writer.string("\(rollup)") }
      writer.member("orders") { writer in writer.string("\(orders)") }
    }
  }
}
