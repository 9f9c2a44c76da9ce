/// StarkEx's spot exchange, v5, whose program is called "dex".
///
/// Its types are nested here: what a vault, a transaction or the output of this program is says
/// nothing about other programs. Rules and layouts follow the program's published source
/// (starkware-libs/stark-perpetual at the v3.1 release, `src/starkware/cairo/dex`).
package enum Spot: Sendable {
  /// The bits of an amount or a balance.
  package static let amountBitCount = 63

  /// The height of the order tree, whose indices are message hashes.
  package static let orderTreeHeight = PatriciaTree.height
}
