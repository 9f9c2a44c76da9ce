import CGMP

extension GMPVector {
  private typealias Limbs = UnsafeMutablePointer<UInt>
  private typealias Source = UnsafePointer<UInt>

  /// Multiplies every element by that of `other`.
  package mutating func multiply(by other: GMPVector) {
    unsafe other.limbs.withUnsafeBufferPointer { y in
      guard let y = y.baseAddress else { return }
      unsafe forEachElement { x, offset, product in
        unsafe GMPVector.multiply(x, y + offset, into: x, product)
      }
    }
  }

  /// Squares every element.
  package mutating func square() {
    unsafe forEachElement { x, _, product in
      unsafe __gmpn_sqr(product, x, 4)
      unsafe GMPVector.reduce(product, into: x)
    }
  }

  /// Adds to every element that of `other`.
  package mutating func add(_ other: GMPVector) {
    unsafe GMPVector.modulus.withUnsafeBufferPointer { modulus in
      unsafe other.limbs.withUnsafeBufferPointer { y in
        guard let modulus = modulus.baseAddress, let y = y.baseAddress else { return }
        unsafe forEachElement { x, offset, _ in
          _ = unsafe __gmpn_add_n(x, x, y + offset, 4)
          if unsafe __gmpn_cmp(x, modulus, 4) >= 0 {
            _ = unsafe __gmpn_sub_n(x, x, modulus, 4)
          }
        }
      }
    }
  }

  /// Inverts every element; none may be zero.
  package mutating func invert() {
    unsafe forEachElement { x, _, product in
      unsafe GMPVector.invert(x, product)
    }
  }

  /// Inverts every element with a single inversion and three products an element.
  package mutating func invertTogether() {
    var products = limbs
    let count = limbs.count
    unsafe products.withUnsafeMutableBufferPointer { products in
      guard let products = products.baseAddress else { return }
      var previous: Source?
      unsafe forEachElement { x, offset, scratch in
        if let previous = unsafe previous {
          unsafe GMPVector.multiply(previous, x, into: products + offset, scratch)
        }
        unsafe previous = Source(products + offset)
      }
      unsafe limbs.withUnsafeMutableBufferPointer { limbs in
        guard let x = limbs.baseAddress, count >= 4 else { return }
        unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: 12) { buffer in
          guard let scratch = buffer.baseAddress else { return }
          let next = unsafe scratch + 8
          var inverse = unsafe products + (count - 4)
          unsafe GMPVector.invert(inverse, scratch)
          for offset in stride(from: count - 4, to: 0, by: -4) {
            // (x₀⋯xᵢ)⁻¹ yields xᵢ⁻¹ and (x₀⋯xᵢ₋₁)⁻¹.
            unsafe GMPVector.multiply(inverse, x + offset, into: next, scratch)
            unsafe GMPVector.multiply(inverse, products + (offset - 4), into: x + offset, scratch)
            unsafe inverse = products + (offset - 4)
            unsafe inverse.update(from: next, count: 4)
          }
          unsafe x.update(from: inverse, count: 4)
        }
      }
    }
  }

  /// Calls `body` with every element, its offset in the limbs, and room for eight limbs.
  private mutating func forEachElement(_ body: (Limbs, Int, Limbs) -> Void) {
    unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: 8) { scratch in
      unsafe limbs.withUnsafeMutableBufferPointer { limbs in
        guard let scratch = scratch.baseAddress, let x = limbs.baseAddress else { return }
        for offset in stride(from: 0, to: limbs.count, by: 4) {
          unsafe body(x + offset, offset, scratch)
        }
      }
    }
  }

  /// result ← x·y/R.
  private static func multiply(_ x: Source, _ y: Source, into result: Limbs, _ product: Limbs) {
    unsafe __gmpn_mul_n(product, x, y, 4)
    unsafe reduce(product, into: result)
  }

  /// result ← product/R for a product below p², which is overwritten.
  ///
  /// Since p ≡ 1 mod 2¹⁹², subtracting p·(product mod 2¹⁹²) clears the three lowest limbs at once;
  /// the fourth goes the same way. What is left is above −p.
  private static func reduce(_ product: Limbs, into result: Limbs) {
    let borrow = unsafe __gmpn_submul_1(product + 3, product, 3, topLimb)
    let isNegative = unsafe subtract(borrow, from: product + 6, count: 2)
    let last = unsafe __gmpn_submul_1(product + 6, product + 3, 1, topLimb)
    let isLastNegative = unsafe subtract(last, from: product + 7, count: 1)
    unsafe result.update(from: product + 4, count: 4)
    guard isNegative || isLastNegative else { return }
    unsafe modulus.withUnsafeBufferPointer { modulus in
      guard let modulus = modulus.baseAddress else { return }
      _ = unsafe __gmpn_add_n(result, result, modulus, 4)
    }
  }

  /// Subtracts one limb and returns whether that borrowed.
  @inline(always)
  private static func subtract(_ limb: UInt, from limbs: Limbs, count: Int) -> Bool {
    var borrow = limb
    for index in 0..<count {
      let (difference, overflow) = unsafe limbs[index].subtractingReportingOverflow(borrow)
      unsafe limbs[index] = difference
      borrow = overflow ? 1 : 0
    }
    return borrow != 0
  }

  /// x ← x⁻¹ with GMP's extended greatest common divisor.
  private static func invert(_ x: Limbs, _ product: Limbs) {
    var inverse = unsafe __mpz_struct()
    unsafe __gmpz_init(&inverse)
    unsafe modulus.withUnsafeBufferPointer { modulus in
      var element = unsafe __mpz_struct()
      var divisor = unsafe __mpz_struct()
      unsafe __gmpz_roinit_n(&element, x, 4)
      unsafe __gmpz_roinit_n(&divisor, modulus.baseAddress, 4)
      _ = unsafe __gmpz_invert(&inverse, &element, &divisor)
    }
    let count = unsafe __gmpz_size(&inverse)
    if let limbs = unsafe __gmpz_limbs_read(&inverse) {
      for index in 0..<4 { unsafe x[index] = index < count ? limbs[index] : 0 }
    }
    unsafe __gmpz_clear(&inverse)
    unsafe radixCubed.withUnsafeBufferPointer { factor in
      guard let factor = factor.baseAddress else { return }
      unsafe multiply(x, factor, into: x, product)
    }
  }
}
