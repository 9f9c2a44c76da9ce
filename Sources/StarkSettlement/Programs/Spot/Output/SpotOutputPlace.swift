extension Spot {
  /// A word of the output, by what it says.
  package enum OutputPlace: Hashable, Sendable {
    case header(HeaderWord)
    case modification(Int, ModificationWord)
    case condition(Int)
    case l1VaultUpdate(Int, L1VaultUpdateWord)
    case l1Order(Int, L1OrderWord)
    case keyCount
    case key(Int)
    case tokenCount
    case token(Int)
    /// A word with two changes of rollup vaults.
    case vaultChanges(Int)
  }

  /// The words that every output begins with, in their order.
  package enum HeaderWord: Int, CaseIterable, Sendable {
    case configurationCode
    case initialValidiumRoot
    case finalValidiumRoot
    case initialRollupRoot
    case finalRollupRoot
    case initialOrderRoot
    case finalOrderRoot
    case expiration
    case validiumHeight
    case rollupHeight
    case orderHeight
    case modificationCount
    case conditionCount
    case l1VaultUpdateCount
    case l1OrderCount
  }

  /// The words of a modification, in their order.
  package enum ModificationWord: Int, CaseIterable, Sendable {
    case publicKey, token, action
  }

  /// The words of an update of an L1 vault, in their order.
  package enum L1VaultUpdateWord: Int, CaseIterable, Sendable {
    case owner, token, action
  }

  /// The words of an L1 order, in their order.
  package enum L1OrderWord: Int, CaseIterable, Sendable {
    case owner, wordCount, sellToken, buyToken, feeToken, amounts, vaults
  }
}

extension Spot.OutputPlace: CustomStringConvertible {
  /// A path such as `modifications[2].action`.
  package var description: String {
    switch self {
    case .header(let word): "\(word)"
    case .modification(let index, let word): "modifications[\(index)].\(word)"
    case .condition(let index): "conditions[\(index)]"
    case .l1VaultUpdate(let index, let word): "l1VaultUpdates[\(index)].\(word)"
    case .l1Order(let index, let word): "l1Orders[\(index)].\(word)"
    case .keyCount: "data.keyCount"
    case .key(let index): "data.keys[\(index)]"
    case .tokenCount: "data.tokenCount"
    case .token(let index): "data.tokens[\(index)]"
    case .vaultChanges(let index): "data.vaultChanges[\(index)]"
    }
  }
}

extension Spot.Output {
  /// What the words of the main part and then of the data part say.
  package var places: [Spot.OutputPlace] {
    var places: [Spot.OutputPlace] = Spot.HeaderWord.allCases.map { .header($0) }
    for index in modifications.indices {
      places += Spot.ModificationWord.allCases.map { .modification(index, $0) }
    }
    places += conditions.indices.map { .condition($0) }
    for index in l1VaultUpdates.indices {
      places += Spot.L1VaultUpdateWord.allCases.map { .l1VaultUpdate(index, $0) }
    }
    for index in l1Orders.indices {
      places += Spot.L1OrderWord.allCases.map { .l1Order(index, $0) }
    }
    let tables = tables
    places.append(.keyCount)
    places += tables.keys.indices.map { .key($0) }
    places.append(.tokenCount)
    places += tables.tokens.indices.map { .token($0) }
    places += (0..<(vaultChanges.count + 1) / 2).map { .vaultChanges($0) }
    return places
  }
}
