package import StarkCairo

/// Why the parameters of a `dynamic` layout do not describe a sound machine, or not one that is
/// supported (`traceTooLong`, `unusedBuiltin`).
///
/// Each case is one rule; the text is the parameter that breaks it.
package enum DynamicLayoutRejection: Error, Equatable, Sendable {
  case missingParameter(String)
  case unknownParameter(String)
  /// A `uses_…` that is neither 0 nor 1, a number of columns outside 1…65535, or a component step
  /// outside 1…256.
  case outOfRange(String)
  /// The number of steps is no power of two.
  case stepCount(UInt64)
  /// The trace is longer than any that is supported.
  case traceTooLong
  /// A trace has more columns than virtual columns lie in it.
  case columnsWithoutUse(String, usable: Int, found: UInt64)
  /// A period that is no power of two, does not divide the trace length, or has no room for the
  /// entries of its component.
  ///
  /// Row sets of other periods have no short vanishing polynomial, and fractions of a row mean
  /// nothing.
  case period(String)
  /// A column outside the first trace.
  ///
  /// Stone lets a prover put, say, the sorted memory into the second trace and so choose it after
  /// seeing the challenges, which breaks the permutation argument.
  case columnOutsideFirstTrace(String)
  /// An accumulating column outside the second trace: it must depend on the challenges.
  case columnOutsideSecondTrace(String)
  /// An offset of the trace length or more.
  case offset(String)
  /// A suboffset that reaches into the next instance.
  case suboffset(String)
  /// The components need more cells of a pool than it has.
  ///
  /// Then cells of a component lie between those of the pool, and no permutation covers them:
  /// limbs of a range check are any field elements. Stone does not check this.
  case memoryCapacity(needed: UInt64, available: UInt64)
  case rangeCheckCapacity(needed: UInt64, available: UInt64)
  case dilutedCapacity(needed: UInt64, available: UInt64)
  /// Keccak computes sixteen instances together, and the trace has fewer.
  case incompleteKeccakBlock
  /// A builtin is not used, and a parameter of it is not zero.
  ///
  /// Stone's constraints of the builtin are off then, but its cells stay in the mask, wherever the
  /// parameters put them. No prover is known to write such parameters.
  case unusedBuiltin(Builtin, String)
}

extension DynamicLayoutRejection {
  /// The rule and what breaks it.
  var words: String {
    switch self {
    case .missingParameter(let name): "no \(name.shortened)"
    case .unknownParameter(let name): "\(name.shortened), which is no parameter"
    case .outOfRange(let name): "\(name), out of its range"
    case .stepCount(let count): "\(count) steps, no power of two"
    case .traceTooLong: "a trace that is too long"
    case .columnsWithoutUse(let name, let usable, let found):
      "\(name) of \(found), where virtual columns can use \(usable)"
    case .period(let name): "\(name), no power of two in which its component has whole periods"
    case .columnOutsideFirstTrace(let name): "\(name), outside the first trace"
    case .columnOutsideSecondTrace(let name): "\(name), outside the second trace"
    case .offset(let name): "\(name), beyond the trace"
    case .suboffset(let name): "\(name), in the next instance"
    case .memoryCapacity(let needed, let available):
      "\(available) cells of memory, where \(needed) are needed"
    case .rangeCheckCapacity(let needed, let available):
      "\(available) range-check units, where \(needed) are needed"
    case .dilutedCapacity(let needed, let available):
      "\(available) diluted units, where \(needed) are needed"
    case .incompleteKeccakBlock: "fewer than sixteen instances of keccak"
    case .unusedBuiltin(let builtin, let name):
      "\(name), not zero although \(builtin.rawValue) is not used"
    }
  }
}
