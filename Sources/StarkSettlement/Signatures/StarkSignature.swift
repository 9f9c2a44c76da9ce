package import StarkAlgebra

/// An ECDSA signature over the STARK curve.
///
/// It names nothing: from (r, s) anybody makes (r, n − s), which signs the same message.
package struct StarkSignature: Hashable, Sendable {
  /// The abscissa of the ephemeral point.
  package let r: Felt252
  package let s: UInt256

  package init(r: Felt252, s: UInt256) {
    self.r = r
    self.s = s
  }
}
