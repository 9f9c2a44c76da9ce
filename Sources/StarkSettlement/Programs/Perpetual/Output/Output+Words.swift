package import StarkAlgebra

extension Perpetual.Output {
  /// The main part of the output: what the exchange contract reads.
  package var mainWords: [Felt252] {
    var words = [configurationHash, Felt252(UInt64(availability.rawValue))]
    words.append(Felt252(UInt64(assetHashes.count)))
    for hash in assetHashes { words += [hash.asset.element, hash.hash] }
    for state in [previous, next] {
      let stateWords = state.words
      words.append(Felt252(UInt64(stateWords.count)))
      words += stateWords
    }
    words.append(Felt252(minimumExpiration))
    words.append(Felt252(UInt64(modifications.count)))
    for modification in modifications { words += modification.words }
    let actions = forcedActions.map(\.words)
    words.append(Felt252(UInt64(actions.lazy.map(\.count).reduce(0, +))))
    words.append(Felt252(UInt64(actions.count)))
    for action in actions { words += action }
    words.append(Felt252(UInt64(conditions.count)))
    words += conditions
    return words
  }

  /// The data part, which follows the main part; empty for a validium.
  package var dataWords: [Felt252] { data?.words ?? [] }
}

extension Perpetual.Modification {
  /// Owner, position and delta + 2⁶⁴.
  var words: [Felt252] {
    let isNegative = delta < 0
    let magnitude = Felt252(delta.magnitude)
    let biased = isNegative ? Self.bias - magnitude : Self.bias + magnitude
    return [ownerKey, Felt252(position), biased]
  }

  /// 2⁶⁴.
  static var bias: Felt252 { Felt252(UInt128(1) << 64) }
}

extension Perpetual.ForcedAction {
  /// The number that stands for a withdrawal or a trade.
  enum Kind: UInt64 {
    case withdrawal = 0
    case trade = 1
  }

  /// The kind and what was requested: 4 words for a withdrawal, 10 for a trade.
  var words: [Felt252] {
    switch self {
    case .withdrawal(let action):
      [
        Felt252(Kind.withdrawal.rawValue), action.key, Felt252(action.position),
        Felt252(action.amount),
      ]
    case .trade(let action):
      [
        Felt252(Kind.trade.rawValue), action.keyA, action.keyB, Felt252(action.positionA),
        Felt252(action.positionB), action.asset.element, Felt252(action.collateralAmount),
        Felt252(action.syntheticAmount), Felt252(UInt64(action.isABuying ? 1 : 0)),
        action.nonce,
      ]
    }
  }
}
