package import StarkAlgebra

extension Perpetual {
  /// What every request signed by a trader has in common.
  package struct SignedRequest: Equatable, Sendable {
    package let nonce: UInt64
    package let publicKey: Felt252
    /// In hours since 1970.
    package let expiration: UInt64
    package let signature: StarkSignature
    package let claims: MessageClaims
  }

  /// What a file says of a message; nil where it says nothing.
  package struct MessageClaims: Equatable, Sendable {
    package let hash: Felt252?
    package let orderID: UInt64?
  }
}
