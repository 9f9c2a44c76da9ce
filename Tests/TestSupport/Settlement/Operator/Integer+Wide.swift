import StarkAlgebra

extension Integer {
  /// The value of `integer`.
  init(_ integer: UInt128) {
    self =
      (Integer(UInt64(truncatingIfNeeded: integer >> 64)) << 64)
      + Integer(UInt64(truncatingIfNeeded: integer))
  }
}

extension Felt252 {
  /// The fields one after the other, each with its width in bits, the first one highest.
  init(packing fields: [(value: UInt64, width: Int)]) {
    var packed: Integer = 0
    for (value, width) in fields { packed = (packed << width) + Integer(value) }
    self.init(reducing: UInt256(packed) ?? .zero)
  }
}
