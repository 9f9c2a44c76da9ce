import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 6 constraints that the execution starts and ends where the public input says.
  ///
  /// Without them the prover proves some stretch of some execution. fp must be back at its initial
  /// value, so that the outermost function has returned.
  mutating func addInitialAndFinal() {
    let pc = column("cpu/decode/pc")[0]
    let ap = column("cpu/registers/ap")[0]
    let fp = column("cpu/registers/fp")[0]
    let initialAp = CPUParameter.initialAp.expression
    let start = ConstraintDomain(.first)
    let end = ConstraintDomain(.last(step: 16 * layout.cpuComponentStep))

    add("initial_ap", on: start, ap - initialAp)
    add("initial_fp", on: start, fp - initialAp)
    add("initial_pc", on: start, pc - CPUParameter.initialPc.expression)
    add("final_ap", on: end, ap - CPUParameter.finalAp.expression)
    add("final_fp", on: end, fp - initialAp)
    add("final_pc", on: end, pc - CPUParameter.finalPc.expression)
  }
}
