import StarkAlgebra
import Testing

/// Ranges of arguments, which the product looks at itself.
@Suite("Ranges of 256-bit operations")
struct RangeTests {
  @Test("end the process when they are left", arguments: 0..<7)
  func ranges(index: Int) async {
    await #expect(processExitsWith: .failure) { [index = index as Int] in
      let integer = UInt256(.max, .max, .max, .max)
      switch index {
      case 0: _ = integer >> 256
      case 1: _ = integer << -1
      case 2: _ = integer.lowBits(257)
      case 3: _ = integer.bits(at: 0, count: 64)
      case 4: _ = integer.signedDigits(width: 5)
      case 5: _ = UInt256(1).signedDigits(width: 1)
      default:
        var elements = [Felt252.one]
        _ = Felt252.invert(&elements, chainCount: 2)
      }
    }
  }
}
