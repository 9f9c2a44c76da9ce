package import StarkAIR

/// The values that the constraints of the Cairo machine share, in the order of `CPUAIR`'s array.
package enum CPUParameter: Int, CaseIterable {
  // From the public input.
  case initialAp, initialPc, finalAp, finalPc, rangeCheckMinimum, rangeCheckMaximum
  // The permutation of memory; the product covers the public cells.
  case memoryZ, memoryAlpha, memoryProduct
  // The permutation of the 16-bit range-check units.
  case rangeCheckZ
  // The permutation of the diluted units and the accumulation over all diluted numbers.
  case dilutedPermutationZ, dilutedZ, dilutedAlpha, dilutedFinal
  // The points at which the modular builtins compare polynomials.
  case addModElement, mulModElement
  // First addresses of the builtins' segments.
  case pedersenBegin, rangeCheckBegin, ecdsaBegin, bitwiseBegin, ecOpBegin, keccakBegin
  case poseidonBegin, rangeCheck96Begin, addModBegin, mulModBegin
  // Periodic columns at the out-of-domain point.
  case pedersenPointX, pedersenPointY, generatorPointX, generatorPointY
  case keccakRoundKey0, keccakRoundKey1, keccakRoundKey3, keccakRoundKey7
  case keccakRoundKey15, keccakRoundKey31, keccakRoundKey63
  case poseidonFullRoundKey0, poseidonFullRoundKey1, poseidonFullRoundKey2
  case poseidonPartialRoundKey0, poseidonPartialRoundKey1

  /// The parameter as a term of a constraint.
  package var expression: Expression { .parameter(Parameter(index: rawValue)) }
}

extension CPUParameter {
  /// The indices of the periodic columns, the only parameters that depend on the row.
  static let periodic = pedersenPointX.rawValue..<poseidonPartialRoundKey1.rawValue + 1
}
