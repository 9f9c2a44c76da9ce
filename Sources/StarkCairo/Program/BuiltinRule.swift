/// By which rule the builtins under a hash of words alone are known, if by any.
///
/// Such a hash covers the number of builtins and none of their names. Which segments stand behind
/// the arguments is then the prover's choice unless a rule leaves him none: he could pass the cells
/// of a range check, free below 2¹²⁸, where the program takes those of Pedersen for hashes.
package enum BuiltinRule: Hashable, Sendable {
  /// The words leave one list only: no builtin at all, or all eleven with zeros for absent ones.
  ///
  /// The second is the rule of cairo-lang's verifier (`get_program_builtins`, `verify_stack`).
  case words
  /// The builtins are those of the layout, every one in its place.
  ///
  /// That is Integrity's rule (`verify_strict`). The layout is the prover's choice as well, so it
  /// counts only for a caller who asks for the layout, or for layouts that agree in this.
  case layout([Builtin])
  /// The prover chose among several lists, or a subset of the layout's builtins.
  case chosen

  /// The rule for `assignments`, the lists that fit the run, in a layout with `layoutBuiltins`.
  init(assignments: [[Builtin]], layoutBuiltins: [Builtin]) {
    let count = assignments.first?.count ?? 0
    if count == 0 || count == Builtin.allCases.count {
      self = .words
    } else if count == layoutBuiltins.count, assignments.contains(layoutBuiltins) {
      self = .layout(layoutBuiltins)
    } else {
      self = .chosen
    }
  }
}
