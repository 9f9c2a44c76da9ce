import StarkAlgebra

/// The number-theoretic transform over the subgroup of order 2^log2Size: coefficients in natural
/// order to values in bit-reversed order, and back.
///
/// A prover spends most of its time here and in hashing, so the loops are compiled for the fields
/// in use; they run over one array, without recursion.
struct SubgroupTransform<Element: TwoAdicField> {
  let size: Int
  private let log2Size: Int
  /// ωʲ for 0 ≤ j < size/2.
  private let powers: [Element]

  init(log2Size: Int) {
    self.log2Size = log2Size
    size = 1 << log2Size
    let root = Element.rootOfUnity(log2Order: log2Size)
    var powers: [Element] = [.one]
    SubgroupTransform.extend(&powers, root: root, to: size / 2)
    self.powers = powers
  }

  /// Replaces the coefficients at start ..< start + size by the values at ω^rev(i).
  ///
  /// A butterfly splits f on the subgroup of order 2h into e(X) = Σ (cᵢ + cᵢ₊ₕ)·Xⁱ, which f equals
  /// where Xʰ = 1, and Σ (cᵢ − cᵢ₊ₕ)·Xⁱ where Xʰ = −1, shifted by ω to the subgroup of order h.
  @specialized(where Element == Felt252)
  @specialized(where Element == ToyField)
  func evaluate(_ values: inout [Element], from start: Int) {
    var half = size / 2
    var stride = 1
    while half > 0 {
      for block in Swift.stride(from: start, to: start + size, by: 2 * half) {
        for i in 0..<half {
          let a = values[block + i]
          let b = values[block + half + i]
          values[block + i] = a + b
          values[block + half + i] = (a - b) * powers[i * stride]
        }
      }
      half /= 2
      stride *= 2
    }
  }

  /// Undoes `evaluate` for a whole array and divides coefficient i by offsetⁱ.
  @specialized(where Element == Felt252)
  @specialized(where Element == ToyField)
  func interpolate(_ values: inout [Element], inverseOffset: Element) {
    var half = 1
    var stride = size / 2
    while half < size {
      for block in Swift.stride(from: 0, to: size, by: 2 * half) {
        for i in 0..<half {
          let a = values[block + i]
          // ω^(−i·stride) = −ω^(size/2 − i·stride).
          let b =
            i == 0
            ? values[block + half]
            : .zero - values[block + half + i] * powers[size / 2 - i * stride]
          values[block + i] = a + b
          values[block + half + i] = a - b
        }
      }
      half *= 2
      stride /= 2
    }
    var scale = Element.one
    for _ in 0..<log2Size { scale = scale * .half }
    for index in values.indices {
      values[index] = values[index] * scale
      scale = scale * inverseOffset
    }
  }

  /// Appends coefficients[i]·offsetⁱ.
  @specialized(where Element == Felt252)
  @specialized(where Element == ToyField)
  static func append(
    _ coefficients: [Element],
    scaledBy offset: Element,
    to values: inout [Element]
  ) {
    var power = Element.one
    for coefficient in coefficients {
      values.append(coefficient * power)
      power = power * offset
    }
  }

  @specialized(where Element == Felt252)
  @specialized(where Element == ToyField)
  private static func extend(_ powers: inout [Element], root: Element, to count: Int) {
    powers.reserveCapacity(count)
    while powers.count < count { powers.append(powers[powers.count - 1] * root) }
  }
}
