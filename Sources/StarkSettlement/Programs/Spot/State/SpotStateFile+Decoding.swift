package import StarkAlgebra
package import StarkFaults
package import StarkJSON

extension Spot.StateFile {
  /// Files of at most 2³⁰ bytes with at most 2²⁵ values, of which a vault takes five.
  package static var limits: JSONLimits { JSONLimits(byteCount: 1 << 30, valueCount: 1 << 25) }

  /// Reads a state file, and makes the trees of it; their roots have to be those in the file.
  package static func decode(
    _ bytes: [UInt8],
    limits: JSONLimits = Spot.StateFile.limits,
    counts: inout OperationCounts
  ) throws(Fault) -> (file: Self, state: Spot.State) {
    let record = try JSONRecord(
      file: bytes,
      limits: limits,
      members: ["program", "heights", "validium_vaults", "rollup_vaults", "orders", "roots"]
    )
    let program = try record.required("program")
    let name = try program.text()
    guard ExactName(name) == ExactName(programName) else {
      throw .unknownName(at: program.location, known: [programName], found: name)
    }
    let heights = try Spot.Heights(decoding: record.required("heights"))
    let validium = try vaults(of: .validium, heights, decoding: record.required("validium_vaults"))
    let rollup = try vaults(of: .rollup, heights, decoding: record.required("rollup_vaults"))
    let file = Self(
      heights: heights,
      vaults: validium.merging(rollup) { first, _ in first },
      orders: try orders(decoding: record.required("orders"))
    )
    return (file, try file.state(provenBy: record.required("roots"), counts: &counts))
  }

  private static func vaults(
    of tree: Spot.VaultTree,
    _ heights: Spot.Heights,
    decoding value: JSONValue
  ) throws(Fault) -> [Spot.VaultID: Spot.Vault] {
    let vaults = try Spot.vaults(decoding: value)
    for (id, vault) in vaults.sorted(by: { $0.key < $1.key }) {
      guard id.tree == tree, heights.contain(id), vault.balance > 0 else {
        throw .outOfRange(
          at: value.location,
          allowed: "\(tree) vaults that the tree has and that hold something",
          found: "\(id.value)"
        )
      }
    }
    return vaults
  }

  private static func orders(
    decoding value: JSONValue
  ) throws(Fault) -> [UInt256: UInt64] {
    let orders = try Spot.orders(decoding: value)
    for (key, amount) in orders.sorted(by: { $0.key < $1.key }) where amount == 0 {
      throw .outOfRange(at: value.location, allowed: "amounts from 1", found: "\(key)")
    }
    return orders
  }

  /// The trees, if they have the roots in `value`.
  private func state(
    provenBy value: JSONValue,
    counts: inout OperationCounts
  ) throws(Fault) -> Spot.State {
    let claimed = try Spot.Roots(decoding: value)
    let state: Spot.State
    do { state = try self.state(counts: &counts) } catch {
      throw .contradiction(
        at: value.location,
        expected: "content that fits the trees",
        found: "\(error)"
      )
    }
    for tree in Spot.StateTree.allCases where state.roots[tree] != claimed[tree] {
      throw .contradiction(
        at: value.location,
        expected: "root \(state.roots[tree]) of the \(tree.rawValue)",
        found: "\(claimed[tree])"
      )
    }
    return state
  }
}
