package import StarkAlgebra

/// What a batch must have in common with the one before it.
package struct ChainLink: Sendable {
  /// The hash over all of the state before the batch; the next one's `next` must equal it.
  package let previous: Bytes32
  /// The hash over all of the state after the batch.
  package let next: Bytes32
  /// The heights of the trees, which a chain keeps.
  package let heights: [Int]
  /// The time of the state before and after, in seconds; nil for a program that has none.
  package let times: (previous: UInt64, next: UInt64)?
  /// The last moment at which the batch can be settled, in hours since 1970.
  package let expiration: UInt64

  package init(
    previous: Bytes32,
    next: Bytes32,
    heights: [Int],
    times: (previous: UInt64, next: UInt64)?,
    expiration: UInt64
  ) {
    self.previous = previous
    self.next = next
    self.heights = heights
    self.times = times
    self.expiration = expiration
  }
}
