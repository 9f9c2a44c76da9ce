package import StarkAlgebra

/// The bytes of a digest that are kept; the others are zero.
package enum DigestMask: Hashable, Sendable {
  case none
  /// The first 20 bytes.
  case msb160
  /// The last 20 bytes.
  case lsb160
  /// The last 31 bytes.
  case lsb248

  /// The number of bits kept.
  package var keptBits: Int {
    switch self {
    case .none: 256
    case .msb160, .lsb160: 160
    case .lsb248: 248
    }
  }

  /// `digest` with the bytes outside the mask cleared.
  package func applied(to digest: Bytes32) -> Bytes32 {
    // Byte 0 is the low byte of the first word.
    switch self {
    case .none: digest
    case .msb160: Bytes32(digest.w0, digest.w1, digest.w2 & 0xffff_ffff, 0)
    case .lsb160: Bytes32(0, digest.w1 & 0xffff_ffff_0000_0000, digest.w2, digest.w3)
    case .lsb248: Bytes32(digest.w0 & ~0xff, digest.w1, digest.w2, digest.w3)
    }
  }
}
