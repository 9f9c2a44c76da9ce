package import StarkAlgebra
import StarkCairo
import StarkHashes
package import StarkSettlement

/// What the owner of a position can claim once the exchange is frozen, and the proof of it.
///
/// (Specification of settlement, 5.1.)
package struct EscapeClaim: Hashable, Sendable {
  package let position: UInt64
  package let publicKey: Felt252
  /// collateral + ⌊−Σ (G − cached)·balance / 2³²⌋ + ⌊Σ price·balance / 2³²⌋ in quanta, more than 0.
  package let amount: Integer
  /// The hash of the state that the claim is against.
  package let stateHash: Bytes32
  /// The two inputs of each hash from 0 to the leaf.
  package let leafChain: [HashInputs]
  /// The two inputs of each hash from the leaf to the positions root.
  package let path: [HashInputs]
  /// K(key, amount, state hash, position).
  package let fact: Bytes32

  /// Two neighbours and the order in which they are hashed.
  package struct HashInputs: Hashable, Sendable {
    package let left: Felt252
    package let right: Felt252
  }

  /// The claim for the position that `path` leads to.
  package init(
    _ path: AuthenticationPath<Perpetual.Position>,
    stateHash: Bytes32,
    valuation: Valuation
  ) throws(EscapeFault) {
    let position = path.leaf
    guard !position.holdsNothing else { throw .empty(position: path.index) }
    guard let collateral = valuation.fundedCollateral(of: position),
      let value = valuation.syntheticValue(of: position)
    else { throw .unpriced(position: path.index) }
    let amount = collateral + (value >> 32)
    guard amount.signum > 0, let word = UInt256(amount) else {
      throw .worthless(position: path.index, amount: "\(amount)")
    }
    self.position = path.index
    publicKey = position.publicKey
    self.amount = amount
    self.stateHash = stateHash
    leafChain = position.hashInputs
    var node = leafChain.last.map { Pedersen.hash($0.left, $0.right) } ?? .zero
    var inputs: [HashInputs] = []
    for (level, sibling) in path.siblings.enumerated() {
      let isLeft = path.index >> UInt64(level) & 1 == 0
      let pair = HashInputs(left: isLeft ? node : sibling, right: isLeft ? sibling : node)
      inputs.append(pair)
      node = Pedersen.hash(pair.left, pair.right)
    }
    self.path = inputs
    var words = KeccakWords([position.publicKey])
    words.append(Bytes32(word))
    words.append(stateHash)
    words.append(path.index)
    var counts = OperationCounts()
    fact = words.digest(counts: &counts)
  }
}

extension Perpetual.Position {
  /// The inputs of the hashes that make the leaf, in their order; see `hash`.
  fileprivate var hashInputs: [EscapeClaim.HashInputs] {
    let size = UInt128(UInt64(bitPattern: collateral) ^ 1 << 63) << 16 | UInt128(assets.count)
    var chain = Felt252.zero
    return (assets.map(\.word) + [publicKey, Felt252(size)]).map { word in
      let inputs = EscapeClaim.HashInputs(left: chain, right: word)
      chain = Pedersen.hash(chain, word)
      return inputs
    }
  }
}

extension Perpetual.Holding {
  /// asset·2¹²⁸ + (index + 2⁶³)·2⁶⁴ + (balance + 2⁶³), which is below 2²⁴⁸.
  fileprivate var word: Felt252 {
    Felt252(
      reducing: UInt256(
        UInt64(bitPattern: balance) ^ 1 << 63,
        UInt64(bitPattern: cachedFundingIndex) ^ 1 << 63,
        UInt64(truncatingIfNeeded: asset.value),
        UInt64(truncatingIfNeeded: asset.value >> 64)
      )
    )
  }
}
