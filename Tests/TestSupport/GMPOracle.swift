package import StarkAlgebra

/// The STARK field computed by GMP, written without a thought for speed.
package enum GMPOracle {
  /// p = 2²⁵¹ + 17·2¹⁹² + 1.
  package static let modulus = (Integer(1) << 251) + (Integer(17) << 192) + 1

  /// The canonical integer of `integer` modulo p.
  package static func reduced(_ integer: Integer) -> UInt256? {
    integer.reduced(modulo: modulus).flatMap { UInt256($0) }
  }

  package static func sum(_ x: UInt256, _ y: UInt256) -> UInt256? {
    reduced(Integer(x) + Integer(y))
  }

  package static func difference(_ x: UInt256, _ y: UInt256) -> UInt256? {
    reduced(Integer(x) - Integer(y))
  }

  package static func product(_ x: UInt256, _ y: UInt256) -> UInt256? {
    reduced(Integer(x) * Integer(y))
  }

  package static func inverse(_ x: UInt256) -> UInt256? {
    Integer(x).inverse(modulo: modulus).flatMap { UInt256($0) }
  }

  /// x·2²⁵⁶ mod p, the Montgomery form.
  package static func montgomeryForm(_ x: UInt256) -> UInt256? {
    reduced(Integer(x) << 256)
  }
}
