/// A builtin of the Cairo machine: a memory segment whose cells obey extra constraints.
package enum Builtin: String, CaseIterable, Hashable, Sendable {
  case output
  case pedersen
  case rangeCheck = "range_check"
  case ecdsa
  case bitwise
  case ecOp = "ec_op"
  case keccak
  case poseidon
  case rangeCheck96 = "range_check96"
  case addMod = "add_mod"
  case mulMod = "mul_mod"

  /// The memory cells of one instance, inputs before outputs.
  ///
  /// The cells of `output` are unconstrained: an instance is one cell.
  package var cellsPerInstance: Int {
    switch self {
    case .output, .rangeCheck, .rangeCheck96: 1
    case .ecdsa: 2
    case .pedersen: 3
    case .bitwise: 5
    case .poseidon: 6
    case .ecOp, .addMod, .mulMod: 7
    case .keccak: 16
    }
  }
}
