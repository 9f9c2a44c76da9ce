package import StarkAlgebra
import StarkSettlement

/// A batch as the operator hands it over, and what the program puts out for it.
package struct SpotBatchCase: Sendable {
  package var file: EditableJSON
  package var mainWords: [Felt252]
  package var dataWords: [Felt252]
  /// The vaults and orders before the batch, as a file.
  package var stateBefore: EditableJSON
  package var stateAfter: EditableJSON

  package var fileBytes: [UInt8] { Array(file.text.utf8) }
  package var words: [Felt252] { mainWords + dataWords }
}

extension SpotOperator {
  /// Puts out the batch, and begins another one.
  package mutating func finishBatch() -> SpotBatchCase {
    let batch = SpotBatchCase(
      file: file,
      mainWords: mainWords,
      dataWords: dataWords,
      stateBefore: stateFile(
        vaults: vaults.merging(vaultsBefore) { $1 }.filter { $0.value.amount != 0 },
        orders: orders.merging(ordersBefore) { $1 }.filter { $0.value > 0 },
        roots: rootsBefore
      ),
      stateAfter: stateFile(vaults: vaults, orders: orders.filter { $0.value > 0 }, roots: roots)
    )
    beginNextBatch()
    return batch
  }

  private var file: EditableJSON {
    let vaultsAfter = vaultsBefore.map { ($0.key, balance(of: $0.key)) }
    let ordersAfter = ordersBefore.map { ($0.key, orders[$0.key] ?? 0) }
    return .members([
      ("global_expiration_timestamp", .number(expiration)),
      ("unique_minting_enforced", .flag(isMintingUnique)),
      ("tree_heights", heightList),
      ("prev_roots", Self.members(of: rootsBefore)),
      ("new_roots", Self.members(of: roots)),
      ("transactions", .array(transactions)),
      ("prev_vaults", Self.members(of: vaultsBefore.map { ($0.key, $0.value) })),
      ("new_vaults", Self.members(of: vaultsAfter)),
      ("prev_orders", Self.members(of: ordersBefore.map { ($0.key, $0.value) })),
      ("new_orders", Self.members(of: ordersAfter)),
      ("max_n_words_per_memory_page", .number(3800)),
    ])
  }

  private func stateFile(
    vaults: [UInt64: SpotBalance],
    orders: [UInt256: UInt64],
    roots: Spot.Roots
  ) -> EditableJSON {
    let pairs = vaults.map { ($0.key, $0.value) }
    return .members([
      ("program", .string("spot")),
      ("heights", heightList),
      ("validium_vaults", Self.members(of: pairs.filter { $0.0 >> 63 == 0 })),
      ("rollup_vaults", Self.members(of: pairs.filter { $0.0 >> 63 == 1 })),
      ("orders", Self.members(of: orders.map { ($0.key, $0.value) })),
      ("roots", Self.members(of: roots)),
    ])
  }

  private var heightList: EditableJSON {
    .array([.number(heights.validium), .number(heights.rollup), .number(251)])
  }

  private static func members(of roots: Spot.Roots) -> EditableJSON {
    .members([
      ("validium", .hexadecimal(roots.validium)),
      ("rollup", .hexadecimal(roots.rollup)),
      ("orders", .hexadecimal(roots.orders)),
    ])
  }

  /// Balances beyond what a file can say are written as the nearest that it can.
  private static func members(of vaults: [(UInt64, SpotBalance)]) -> EditableJSON {
    .members(
      vaults.sorted { $0.0 < $1.0 }.map { id, balance in
        let amount = min(max(balance.amount, 0), Int128(Int64.max))
        let (key, token) = amount == 0 ? (.zero, .zero) : (balance.key, balance.token)
        let parts: [EditableJSON] = [.hexadecimal(key), .hexadecimal(token), .decimal(amount)]
        return ("\(id)", .array(parts))
      }
    )
  }

  private static func members(of orders: [(UInt256, UInt64)]) -> EditableJSON {
    .members(
      orders.sorted { $0.0 < $1.0 }.map { ("\($0)", .decimal(min($1, UInt64(Int64.max)))) }
    )
  }
}
