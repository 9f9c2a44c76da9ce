import StarkAlgebra

/// A subtree's only leaf that is not empty, and the hash of the subtree.
///
/// The hashes on the way from the leaf are not kept, with few exceptions: if the leaf gets a
/// neighbour somewhere below, the hash there is needed again. Most neighbours come close below,
/// half of them right at the next level, so the hashes of three levels save seven of eight from
/// hashing the leaf anew.
final class LoneLeaf<Leaf: TreeLeaf>: Sendable {
  let index: UInt64
  let leaf: Leaf
  private let hashes: LoneHashes

  private init(index: UInt64, leaf: Leaf, hashes: LoneHashes) {
    self.index = index
    self.leaf = leaf
    self.hashes = hashes
  }

  /// The leaf in a subtree with this hash; `lowerHashes` are those of the levels below, downwards,
  /// of which as many are kept as there is room for.
  convenience init(index: UInt64, leaf: Leaf, hash: Felt252, lowerHashes: [Felt252] = []) {
    let hashes = LoneHashes(hash, lower: lowerHashes)
    self.init(index: index, leaf: leaf, hashes: hashes)
  }

  /// The hash of the subtree.
  var hash: Felt252 { hashes.top }

  /// The hashes of the smaller subtrees around the leaf that are kept, from the largest on.
  var lowerHashes: [Felt252] { hashes.lower }

  /// The same leaf in a subtree one level higher.
  func raised(hash: Felt252) -> LoneLeaf {
    LoneLeaf(index: index, leaf: leaf, hashes: hashes.raised(hash: hash))
  }

  /// The same leaf in a subtree one level lower, nil if the hash of that is not kept.
  func lowered() -> LoneLeaf? {
    hashes.lowered().map { LoneLeaf(index: index, leaf: leaf, hashes: $0) }
  }
}

/// The hash of a subtree and of up to three within it, each one level lower.
private struct LoneHashes: Sendable {
  private var hashes: InlineArray<4, Felt252>
  private var count: UInt8

  static let lowerCapacity = 3

  init(_ hash: Felt252, lower: [Felt252]) {
    hashes = InlineArray(repeating: hash)
    count = 1
    for hash in lower.prefix(LoneHashes.lowerCapacity) {
      hashes[Int(count)] = hash
      count += 1
    }
  }

  var top: Felt252 { hashes[0] }

  var lower: [Felt252] { (1..<Int(count)).map { hashes[$0] } }

  func raised(hash: Felt252) -> LoneHashes {
    var raised = self
    for index in 1..<hashes.count { raised.hashes[index] = hashes[index - 1] }
    raised.hashes[0] = hash
    raised.count = min(count + 1, UInt8(hashes.count))
    return raised
  }

  func lowered() -> LoneHashes? {
    guard count > 1 else { return nil }
    var lowered = self
    for index in 1..<hashes.count { lowered.hashes[index - 1] = hashes[index] }
    lowered.count = count - 1
    return lowered
  }
}
