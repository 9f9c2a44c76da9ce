import StarkAlgebra

/// The first four lanes of a Keccak state: the digest of each message.
struct KeccakDigest<Lane: KeccakLane> {
  var w0, w1, w2, w3: Lane
}

extension KeccakDigest<UInt64> {
  /// The digest of the one message.
  var bytes: Bytes32 { Bytes32(w0, w1, w2, w3) }
}

extension KeccakDigest<SIMD2<UInt64>> {
  /// The digests of both messages.
  var bytes: (Bytes32, Bytes32) {
    (Bytes32(w0.x, w1.x, w2.x, w3.x), Bytes32(w0.y, w1.y, w2.y, w3.y))
  }
}
