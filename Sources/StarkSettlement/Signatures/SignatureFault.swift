package import StarkVerifier

/// Why a signature is not one of the message by the key.
package enum SignatureFault: Error, Equatable, Sendable {
  /// s is 0, or n and more.
  case sOutOfRange
  /// r is 0, or 2²⁵¹ and more.
  case rOutOfRange
  /// s⁻¹ modulo n is 2²⁵¹ and more.
  case inverseOutOfRange
  /// The message is 0, or 2²⁵¹ and more.
  case messageOutOfRange
  /// No point of the curve has the key as its abscissa.
  case keyOffCurve
  /// The signature is of another message or by another key.
  case mismatch
}

extension SignatureFault: SettlementFault {
  package var starkExError: StarkExError? { .invalidSignature }

  package var failure: Failure {
    switch self {
    case .sOutOfRange: Failure("signature/s-range", "s of a signature is not in 1 ..< n")
    case .rOutOfRange: Failure("signature/r-range", "r of a signature is not in 1 ..< 2^251")
    case .inverseOutOfRange:
      Failure("signature/inverse-range", "the inverse of s of a signature is not below 2^251")
    case .messageOutOfRange:
      Failure("signature/message-range", "a signed message is not in 1 ..< 2^251")
    case .keyOffCurve: Failure("signature/key", "a key is no abscissa of the curve")
    case .mismatch:
      Failure("signature/mismatch", "a signature is not one of this message by this key")
    }
  }
}
