package import StarkAlgebra

extension Spot.Output {
  /// The main part: a header of 15 words, modifications, conditions, L1 vaults and L1 orders.
  package var mainWords: [Felt252] {
    header + modifications.flatMap(\.words) + conditions + l1VaultUpdates.flatMap(\.words)
      + l1Orders.flatMap(\.words)
  }

  /// The data part: tables of keys and tokens, each after its size, and the changed rollup vaults.
  ///
  /// Two changes share a word, the first in the higher 124 bits; an odd last one is there twice.
  package var dataWords: [Felt252] {
    let tables = tables
    var words = [Felt252(UInt64(tables.keys.count))] + tables.keys
    words += [Felt252(UInt64(tables.tokens.count))] + tables.tokens
    for first in stride(from: 0, to: vaultChanges.count, by: 2) {
      var word = PackedWord()
      word.append(vaultChanges[first], tables)
      word.append(vaultChanges[min(first + 1, vaultChanges.count - 1)], tables)
      words.append(word.element)
    }
    return words
  }

  var tables: Spot.DataTables { Spot.DataTables(of: vaultChanges) }

  private var header: [Felt252] {
    [
      isMintingUnique ? .one : .zero,
      initial.validium, final.validium,
      initial.rollup, final.rollup,
      initial.orders, final.orders,
      Felt252(expiration),
    ]
      + [
        heights.validium, heights.rollup, Spot.orderTreeHeight,
        modifications.count, conditions.count, l1VaultUpdates.count, l1Orders.count,
      ].map { Felt252(UInt64($0)) }
  }
}

extension Spot {
  /// The keys and tokens of the changed vaults, each once and ascending.
  struct DataTables {
    let keys: [Felt252]
    let tokens: [Felt252]

    /// An index into a table has 15 bits, and so has its size.
    static let indexBitCount = 15
    static let vaultIndexBitCount = 31

    init(of changes: [VaultChange]) {
      keys = Self.table(changes.map(\.vault.publicKey))
      tokens = Self.table(changes.map(\.vault.token))
    }

    private static func table(_ elements: [Felt252]) -> [Felt252] {
      Set(elements).sorted { $0.integer < $1.integer }
    }

    /// The place of `element` in `table`, which is ascending and has it.
    static func index(of element: Felt252, in table: [Felt252]) -> UInt64 {
      UInt64(table.sortedCount { $0.integer < element.integer })
    }
  }
}

extension PackedWord {
  /// Appends the 124 bits index₃₁ ‖ balance₆₃ ‖ key₁₅ ‖ token₁₅.
  fileprivate mutating func append(_ change: Spot.VaultChange, _ tables: Spot.DataTables) {
    let vault = change.vault
    append(change.index, bits: Spot.DataTables.vaultIndexBitCount)
    append(vault.balance, bits: Spot.amountBitCount)
    append(
      Spot.DataTables.index(of: vault.publicKey, in: tables.keys),
      bits: Spot.DataTables.indexBitCount
    )
    append(
      Spot.DataTables.index(of: vault.token, in: tables.tokens),
      bits: Spot.DataTables.indexBitCount
    )
  }
}

extension Spot.Modification {
  /// key · token · full withdrawal₁ ‖ vault₆₄ ‖ (difference + 2⁶³)₆₄.
  fileprivate var words: [Felt252] {
    var action = PackedWord()
    action.append(isFullWithdrawal ? 1 : 0, bits: 1)
    action.append(vault.value, bits: 64)
    action.append(element: Felt252(biased: difference), bits: 64)
    return [publicKey, token, action.element]
  }
}

extension Spot.L1VaultUpdate {
  /// owner · token · index₃₁ ‖ 0 ‖ minimum balance₆₃ ‖ (difference + 2⁶³)₆₄.
  fileprivate var words: [Felt252] {
    var action = PackedWord()
    action.append(vault.index, bits: Spot.L1Vault.indexBitCount)
    action.append(minimumBalance, bits: 64)
    action.append(element: Felt252(biased: difference), bits: 64)
    return [vault.owner, vault.token, action.element]
  }
}

extension Spot.L1Order {
  /// owner · number of words that follow · those words.
  fileprivate var words: [Felt252] {
    [owner, Felt252(UInt64(Self.termsWordCount))] + terms.words
  }
}
