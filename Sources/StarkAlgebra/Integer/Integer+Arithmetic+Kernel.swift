import CGMP

extension Integer: Comparable {
  package static func < (x: Integer, y: Integer) -> Bool {
    unsafe x.withView { x in unsafe y.withView { y in unsafe __gmpz_cmp(x, y) < 0 } }
  }
}

extension Integer {
  package static func + (x: Integer, y: Integer) -> Integer {
    unsafe combined(x, y, by: __gmpz_add)
  }

  package static func - (x: Integer, y: Integer) -> Integer {
    unsafe combined(x, y, by: __gmpz_sub)
  }

  package static func * (x: Integer, y: Integer) -> Integer {
    unsafe combined(x, y, by: __gmpz_mul)
  }

  package static prefix func - (x: Integer) -> Integer {
    Integer(isNegative: !x.isNegative, limbs: x.limbs)
  }

  package static func += (x: inout Integer, y: Integer) { x = x + y }

  package static func -= (x: inout Integer, y: Integer) { x = x - y }

  package static func *= (x: inout Integer, y: Integer) { x = x * y }

  /// ⌊self / divisor⌋ and self − divisor·⌊self / divisor⌋, which has the sign of the divisor; nil
  /// for division by zero.
  package func dividedFlooring(by divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    guard divisor.signum != 0 else { return nil }
    let quotient = unsafe Integer.combined(self, divisor, by: __gmpz_fdiv_q)
    return (quotient, self - quotient * divisor)
  }

  /// The quotient rounded towards zero and its remainder, which has the sign of self; nil for
  /// division by zero.
  package func dividedTruncating(by divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    guard divisor.signum != 0 else { return nil }
    let quotient = unsafe Integer.combined(self, divisor, by: __gmpz_tdiv_q)
    return (quotient, self - quotient * divisor)
  }

  /// The representative of self modulo `modulus` in [0, modulus), nil unless modulus > 0.
  package func reduced(modulo modulus: Integer) -> Integer? {
    guard modulus.signum > 0 else { return nil }
    return unsafe Integer.combined(self, modulus, by: __gmpz_mod)
  }

  /// The inverse in [0, modulus), nil if there is none or unless modulus > 1.
  package func inverse(modulo modulus: Integer) -> Integer? {
    guard modulus > 1 else { return nil }
    var exists = false
    let inverse = unsafe Integer.combined(self, modulus) { result, x, modulus in
      exists = unsafe __gmpz_invert(result, x, modulus) != 0
    }
    return exists ? inverse : nil
  }

  /// The non-negative greatest common divisor; that of zero and x is |x|.
  package func greatestCommonDivisor(with other: Integer) -> Integer {
    unsafe Integer.combined(self, other, by: __gmpz_gcd)
  }

  /// self^exponent in [0, modulus), nil unless exponent ≥ 0 and modulus > 0.
  package func power(_ exponent: Integer, modulo modulus: Integer) -> Integer? {
    guard exponent.signum >= 0, modulus.signum > 0 else { return nil }
    return unsafe exponent.withView { exponent in
      unsafe Integer.combined(self, modulus) { result, base, modulus in
        unsafe __gmpz_powm(result, base, exponent, modulus)
      }
    }
  }

  /// self^exponent for 0 ≤ exponent; the result must fit the memory.
  package func power(_ exponent: Int) -> Integer {
    precondition(exponent >= 0, "negative power of an integer")
    return unsafe transformed { result, base in
      unsafe __gmpz_pow_ui(result, base, UInt(exponent))
    }
  }

  /// self·2^count for count ≥ 0, else ⌊self / 2^−count⌋.
  package static func << (x: Integer, count: Int) -> Integer {
    guard count >= 0 else { return x >> -count }
    return unsafe x.transformed { result, x in unsafe __gmpz_mul_2exp(result, x, UInt(count)) }
  }

  /// ⌊self / 2^count⌋ for count ≥ 0, else self·2^−count.
  package static func >> (x: Integer, count: Int) -> Integer {
    guard count >= 0 else { return x << -count }
    return unsafe x.transformed { result, x in unsafe __gmpz_fdiv_q_2exp(result, x, UInt(count)) }
  }

  /// Whether self passes 32 rounds of GMP's primality test: true for primes, and for composites
  /// with probability below 4⁻³² unless they were made to deceive it.
  package var isProbablePrime: Bool {
    unsafe withView { unsafe __gmpz_probab_prime_p($0, 32) > 0 }
  }
}
