import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 33 constraints of the `ec_op` builtin.
  ///
  /// An instance is seven consecutive memory cells P.x, P.y, Q.x, Q.y, m, R.x, R.y with
  ///
  ///     R = P + m·Q
  ///
  /// on the curve y² = x³ + x + β, computed as the subset sum over the doublings of Q that starts
  /// at P. Nothing here proves that P and Q lie on the curve; the program must.
  mutating func addECOp(ratio: Int) {
    addECOpAddresses(ratio: ratio)

    let step = ratio / 256
    let instances = ConstraintDomain(.every(ratio))
    let doublings = curvePointColumn("ec_op/doubled_points")
    let name = "ec_op/ec_subset_sum"
    let scalar = column("\(name)/selector")
    let sum = curvePointColumn("\(name)/partial_sum")

    // The points Q, 2·Q, 4·Q, …; the last one of an instance is not doubled.
    addPointDoubling(
      "ec_op/doubling_q",
      of: doublings,
      slope: column("ec_op/doubling_slope"),
      on: ConstraintDomain(.every(step), except: .every(ratio, offsets: [255 * step]))
    )

    // The first of them is Q as in memory. Each value in memory has to enter the computation, or
    // the result is that of another one.
    add("ec_op/get_q_x", on: instances, column("ec_op/q_x/value")[0] - doublings[0].x)
    add("ec_op/get_q_y", on: instances, column("ec_op/q_y/value")[0] - doublings[0].y)

    // The scalar is used as an integer less than p. The curve's order differs from p, so m and
    // m + p have different products with Q.
    addBitUnpacking("\(name)/bit_unpacking", of: scalar, on: instances)

    // Adds the doublings that the bits select. P and Q may be of the prover's choice, so x values
    // must be proved distinct.
    addSubsetSum(name, of: doublings[0], bitCount: 252, step: step, provesDistinctX: true)

    // The scalar is m as in memory.
    add("ec_op/get_m", on: instances, scalar[0] - column("ec_op/m/value")[0])

    // The sum starts at P and ends at R as in memory.
    add("ec_op/get_p_x", on: instances, column("ec_op/p_x/value")[0] - sum[0].x)
    add("ec_op/get_p_y", on: instances, column("ec_op/p_y/value")[0] - sum[0].y)
    add("ec_op/set_r_x", on: instances, column("ec_op/r_x/value")[0] - sum[255].x)
    add("ec_op/set_r_y", on: instances, column("ec_op/r_y/value")[0] - sum[255].y)
  }

  /// Adds the 8 constraints that instances fill the segment without a gap.
  ///
  /// A cell that no instance covers could hold anything and pass for a result.
  private mutating func addECOpAddresses(ratio: Int) {
    let operands = ["p_x", "p_y", "q_x", "q_y", "m", "r_x", "r_y"]
    let addresses = operands.map { column("ec_op/\($0)/addr") }

    // The segment begins where the public input says, and each instance takes seven cells.
    add(
      "ec_op/init_addr",
      on: ConstraintDomain(.first),
      addresses[0][0] - CPUParameter.ecOpBegin.expression
    )
    add(
      "ec_op/p_x_addr",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      addresses[0][1] - (addresses[0][0] + 7)
    )

    // Each operand is the cell after the one before:  addr(operand i) = addr(operand i − 1) + 1.
    for index in operands.indices.dropFirst() {
      add(
        "ec_op/\(operands[index])_addr",
        on: ConstraintDomain(.every(ratio)),
        addresses[index][0] - (addresses[index - 1][0] + 1)
      )
    }
  }
}
