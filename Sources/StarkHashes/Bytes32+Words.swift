import StarkAlgebra

extension Bytes32 {
  /// Little-endian word `index` in 0..<4.
  @inline(always)
  func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: w0
    case 1: w1
    case 2: w2
    default: w3
    }
  }
}

extension Span<Bytes32> {
  /// Little-endian word `index` of the bytes laid end to end.
  @inline(always)
  func word(_ index: Int) -> UInt64 { self[index >> 2].word(index & 3) }
}
