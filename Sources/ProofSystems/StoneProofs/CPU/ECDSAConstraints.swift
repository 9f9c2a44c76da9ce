import StarkAIR
import StarkAlgebra
import StarkHashes

extension CPUConstraintBuilder {
  /// Adds the 41 constraints of the `ecdsa` builtin.
  ///
  /// An instance is two consecutive memory cells: the x coordinate of a public key Q and a message
  /// z. The prover knows r and w = s⁻¹, both private, such that (r, s) is a signature of z:
  ///
  ///     B = z·G + r·Q,    x(w·B) = r
  ///
  /// Three subset sums compute z·G, r·Q and w·B. The chord formulas cannot start at infinity, so
  /// each starts at a fixed point, the shift, or its negative: z·G at −shift and r·Q at +shift,
  /// which cancel in B, and w·B at +shift, which is subtracted at the end.
  ///
  /// `key_points` are the doublings of Q in entries 0…255 and those of B in entries 256…511;
  /// `exponentiate_key` uses them for r·Q and then for w·B.
  mutating func addECDSA(ratio: Int) {
    let name = "ecdsa/signature0"
    let keyPoints = curvePointColumn("\(name)/key_points")
    let step = ratio / 512

    // The doublings of Q and, in the second half, of B. The last entry of a half is not doubled: B
    // follows from the sums below.
    addPointDoubling(
      "\(name)/doubling_key",
      of: keyPoints,
      slope: column("\(name)/doubling_slope"),
      on: ConstraintDomain(
        .every(step),
        except: .every(ratio / 2, offsets: [255 * step])
      )
    )

    // z·G. The doublings of G are a periodic column. The scalars here are proved to be less than
    // 2²⁵¹ < p, so their bits are unique without bit unpacking.
    addSubsetSum(
      "\(name)/exponentiate_generator",
      of: CurvePointExpression(
        x: CPUParameter.generatorPointX.expression,
        y: CPUParameter.generatorPointY.expression
      ),
      bitCount: 251,
      step: 2 * step,
      provesDistinctX: true
    )

    // r·Q and w·B.
    addSubsetSum(
      "\(name)/exponentiate_key",
      of: keyPoints[0],
      bitCount: 251,
      step: step,
      provesDistinctX: true
    )

    addSignatureEquation(name, keyPoints: keyPoints, ratio: ratio)
    addSignatureConditions(name, keyPoints: keyPoints, ratio: ratio)
    addSignatureMemory(signature: name, keyPoints: keyPoints, ratio: ratio)
  }

  /// Adds the 11 constraints that join the three multiples to x(w·(z·G + r·Q)) = r.
  private mutating func addSignatureEquation(
    _ name: String,
    keyPoints: CurvePointColumn,
    ratio: Int
  ) {
    let generatorSum = curvePointColumn("\(name)/exponentiate_generator/partial_sum")
    let keySum = curvePointColumn("\(name)/exponentiate_key/partial_sum")
    let keyScalar = column("\(name)/exponentiate_key/selector")
    let shift = CurvePointExpression(Pedersen.shiftPoint)
    let signatures = ConstraintDomain(.every(ratio))
    let keyMultiples = ConstraintDomain(.every(ratio / 2))

    // z·G starts at −shift; r·Q and w·B start at +shift. A free start would add a point of the
    // prover's choice to the sum, and every signature would pass.
    add("\(name)/init_gen/x", on: signatures, generatorSum[0].x - shift.x)
    add("\(name)/init_gen/y", on: signatures, generatorSum[0].y + shift.y)
    add("\(name)/init_key/x", on: keyMultiples, keySum[0].x - shift.x)
    add("\(name)/init_key/y", on: keyMultiples, keySum[0].y - shift.y)

    // B = (z·G − shift) + (r·Q + shift) by the chord formulas; B is the first point of the second
    // half. The inverse proves that the two summands have different x, so that the slope is unique.
    let (generatorMultiple, keyMultiple) = (generatorSum[255], keySum[255])
    let base = keyPoints[256]
    let addSlope = column("\(name)/add_results_slope")[0]
    let addInverse = column("\(name)/add_results_inv")[0]
    add(
      "\(name)/add_results/slope",
      on: signatures,
      generatorMultiple.y - (keyMultiple.y + addSlope * (generatorMultiple.x - keyMultiple.x))
    )
    add(
      "\(name)/add_results/x",
      on: signatures,
      addSlope.squared - (generatorMultiple.x + keyMultiple.x + base.x)
    )
    add(
      "\(name)/add_results/y",
      on: signatures,
      generatorMultiple.y + base.y - addSlope * (generatorMultiple.x - base.x)
    )
    add(
      "\(name)/add_results/x_diff_inv",
      on: signatures,
      addInverse * (generatorMultiple.x - keyMultiple.x) - 1
    )

    // w·B = (w·B + shift) + (−shift), and its x coordinate is r, the scalar that multiplied Q.
    // The y coordinate does not matter. This equation is the signature.
    let shiftedResult = keySum[511]
    let r = keyScalar[0]
    let extractSlope = column("\(name)/extract_r_slope")[0]
    let extractInverse = column("\(name)/extract_r_inv")[0]
    add(
      "\(name)/extract_r/slope",
      on: signatures,
      shiftedResult.y + shift.y - extractSlope * (shiftedResult.x - shift.x)
    )
    add(
      "\(name)/extract_r/x",
      on: signatures,
      extractSlope.squared - (shiftedResult.x + shift.x + r)
    )
    add(
      "\(name)/extract_r/x_diff_inv",
      on: signatures,
      extractInverse * (shiftedResult.x - shift.x) - 1
    )
  }

  /// Adds the 4 constraints that z, r, w are not zero and that Q is a point of the curve.
  private mutating func addSignatureConditions(
    _ name: String,
    keyPoints: CurvePointColumn,
    ratio: Int
  ) {
    let message = column("\(name)/exponentiate_generator/selector")[0]
    let keyScalar = column("\(name)/exponentiate_key/selector")[0]
    let key = keyPoints[0]
    let keyXSquared = column("\(name)/q_x_squared")[0]
    let signatures = ConstraintDomain(.every(ratio))

    // z has an inverse. The message zero is signed by anyone: with R = t·Q, r = x(R) and w = t/r
    // fulfil the equation for every key.
    add("\(name)/z_nonzero", on: signatures, message * column("\(name)/z_inv")[0] - 1)

    // r and w have inverses; they are the scalars of the first and the second half. With r = 0 the
    // key would drop out of the equation; w = s⁻¹ is never zero.
    add(
      "\(name)/r_and_w_nonzero",
      on: ConstraintDomain(.every(ratio / 2)),
      keyScalar * column("\(name)/r_w_inv")[0] - 1
    )

    // Q is on the curve: y² = x·x² + x + β, with x² in a cell of its own to keep the degree at
    // two. Half of all x belong to no point. Without this condition a prover could choose y and
    // with it another curve through Q, where the signature proves nothing.
    add("\(name)/q_on_curve/x_squared", on: signatures, keyXSquared - key.x.squared)
    add(
      "\(name)/q_on_curve/on_curve",
      on: signatures,
      key.y.squared - (key.x * keyXSquared + key.x + .constant(StarkCurve.beta))
    )
  }

  /// Adds the 5 constraints that tie key and message to memory.
  private mutating func addSignatureMemory(
    signature name: String,
    keyPoints: CurvePointColumn,
    ratio: Int
  ) {
    let publicKey = memoryColumn("ecdsa/pubkey")
    let message = memoryColumn("ecdsa/message")
    let signatures = ConstraintDomain(.every(ratio))

    // Instances fill the segment from its first cell on: key, message, key, message … Otherwise a
    // pair that the program counts on could be left out, its signature never checked.
    add(
      "ecdsa/init_addr",
      on: ConstraintDomain(.first),
      publicKey.address[0] - CPUParameter.ecdsaBegin.expression
    )
    add(
      "ecdsa/message_addr",
      on: signatures,
      message.address[0] - (publicKey.address[0] + 1)
    )
    add(
      "ecdsa/pubkey_addr",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      publicKey.address[1] - (message.address[0] + 1)
    )

    // The message in memory is the scalar of G. A signature of another message proves nothing.
    add(
      "ecdsa/message_value0",
      on: signatures,
      message.value[0] - column("\(name)/exponentiate_generator/selector")[0]
    )

    // The key in memory is the x coordinate of Q; nor does a signature by another key. Q and −Q are
    // both accepted, as the key's y is not part of it.
    add("ecdsa/pubkey_value0", on: signatures, publicKey.value[0] - keyPoints[0].x)
  }
}
