#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// log₂ x; −∞ for zero and not a number below it.
func binaryLogarithm(_ x: Double) -> Double { log2(x) }

/// 2^exponent, infinite where a `Double` ends.
func powerOfTwo(_ exponent: Double) -> Double { exp2(exponent) }
