package import StarkAlgebra
import StarkHashes

extension Spot.Execution {
  /// One unit of a mintable token comes into a vault; if minting is unique, for the only time.
  mutating func execute(
    _ mint: Spot.Mint,
    counts: inout OperationCounts
  ) throws(Spot.ReplayError) {
    guard Spot.isMintable(mint.token) else { throw .rule(.notMintable(mint.token)) }
    if isMintingUnique {
      let key = Spot.mintKey(of: mint.token, counts: &counts)
      guard try state.touchOrder(key) == .zero else { throw .rule(.minted(mint.token)) }
      state.setOrder(key, to: 1)
    }
    try state.add(1, to: mint.vault, key: mint.publicKey, token: mint.token)
    mintedTokens.append(mint.token)
  }
}

extension Spot {
  /// Whether units of `token` can come into being on the exchange: 2²⁵⁰ ≤ token < 2²⁵⁰ + 2²⁴⁰.
  package static func isMintable(_ token: Felt252) -> Bool {
    let integer = token.integer
    return integer.w3 >> 48 == 1 << 10
  }

  /// Where the order tree notes that `token` was minted: H(0x6d696e74, token), "mint" in ASCII.
  package static func mintKey(of token: Felt252, counts: inout OperationCounts) -> UInt256 {
    counts.pedersenHashes += 1
    return Pedersen.hash(0x6d69_6e74, token).integer
  }
}
