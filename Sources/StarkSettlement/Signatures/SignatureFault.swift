/// Why a signature is not one of the message by the key, in the order of the checks.
package enum SignatureFault: Error, Equatable, Sendable {
  /// s is 0, or n and more.
  case sOutOfRange
  /// r is 0, or 2²⁵¹ and more.
  case rOutOfRange
  /// The message is 0, or 2²⁵¹ and more.
  case messageOutOfRange
  /// s⁻¹ modulo n is 2²⁵¹ and more.
  case inverseOutOfRange
  /// No point of the curve has the key as its abscissa.
  case keyOffCurve
  /// The signature is of another message or by another key.
  case mismatch
}
