package import StarkAlgebra
import StarkCairo
package import StarkFaults
import StarkHashes
package import StarkSettlement
public import StarkVerifier

/// What the owner of a position can claim once the exchange is frozen, and the proof of it.
///
/// (Specification of settlement, 5.1.)
public struct EscapeClaim: Hashable, Sendable {
  /// The number of the position.
  public let position: UInt64
  /// The key of its owner.
  public let publicKey: FieldElement
  /// What can be claimed, in quanta of the collateral, more than 0.
  ///
  ///     collateral + ⌊−Σ (G − cached)·balance / 2³²⌋ + ⌊Σ price·balance / 2³²⌋
  ///
  /// The funding indices G and the prices are those of the state. A position holds fewer than 2¹⁶
  /// assets, so 128 bits hold it.
  public let amount: UInt128
  /// The hash of the state that the claim is against.
  public let stateHash: Fact
  /// The two inputs of each Pedersen hash from 0 to the leaf: the hash so far, and the next word.
  public let leafChain: [HashInputs]
  /// The two inputs of each Pedersen hash from the leaf to the root of the positions, from the
  /// bottom.
  public let path: [HashInputs]
  /// The fact that a claim rests on: the Keccak-256 of key, amount, state hash and position, as
  /// big-endian words of 32 bytes.
  public let fact: Fact

  /// What is hashed, in its order.
  public struct HashInputs: Hashable, Sendable {
    /// The first input.
    public let left: FieldElement
    /// The second input.
    public let right: FieldElement

    init(left: Felt252, right: Felt252) {
      self.left = FieldElement(left)
      self.right = FieldElement(right)
    }

    /// The Pedersen hash of them.
    fileprivate var hash: Felt252 { Pedersen.hash(left.value, right.value) }
  }

  /// The claim for the position that `path` leads to.
  package init(
    _ path: AuthenticationPath<Perpetual.Position>,
    stateHash: Bytes32,
    valuation: Valuation
  ) throws(Fault) {
    let position = path.leaf
    guard !position.holdsNothing else { throw .escapeEmpty(position: path.index) }
    guard let collateral = valuation.fundedCollateral(of: position),
      let value = valuation.syntheticValue(of: position)
    else { throw .escapeUnpriced(position: path.index) }
    let amount = collateral + (value >> 32)
    guard amount.signum > 0, let word = UInt256(amount), let amount = UInt128(amount) else {
      throw .escapeWorthless(position: path.index, amount: "\(amount)")
    }
    self.position = path.index
    publicKey = FieldElement(position.publicKey)
    self.amount = amount
    self.stateHash = Fact(stateHash)
    leafChain = position.hashInputs
    var node = leafChain.last?.hash ?? .zero
    var inputs: [HashInputs] = []
    for (level, sibling) in path.siblings.enumerated() {
      let isLeft = path.index >> UInt64(level) & 1 == 0
      let pair = HashInputs(left: isLeft ? node : sibling, right: isLeft ? sibling : node)
      inputs.append(pair)
      node = pair.hash
    }
    self.path = inputs
    var words = KeccakWords([position.publicKey])
    words.append(Bytes32(word))
    words.append(stateHash)
    words.append(path.index)
    var counts = OperationCounts()
    fact = Fact(words.digest(counts: &counts))
  }
}

extension Perpetual.Position {
  /// The inputs of the hashes that make the leaf, in their order; see `hash`.
  fileprivate var hashInputs: [EscapeClaim.HashInputs] {
    let size = UInt128(UInt64(bitPattern: collateral) ^ 1 << 63) << 16 | UInt128(assets.count)
    var chain = Felt252.zero
    return (assets.map(\.word) + [publicKey, Felt252(size)]).map { word in
      let inputs = EscapeClaim.HashInputs(left: chain, right: word)
      chain = inputs.hash
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
