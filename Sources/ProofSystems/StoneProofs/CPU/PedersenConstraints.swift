import StarkAIR
import StarkHashes

extension CPUConstraintBuilder {
  /// Adds the constraints of the `pedersen` builtin: 25, or 88 with four repetitions.
  ///
  /// An instance is three consecutive memory cells a, b, H(a, b), with
  ///
  ///     H(a, b) = x coordinate of  shift + Σ_{k<252} a_k·P_k + Σ_{k<252} b_k·P'_k
  ///
  /// over the bits of a and b and fixed points P_k, P'_k. One hash takes two subset sums of 256
  /// entries in a row, one for each input. `repetitions` hashes share their rows, each in columns
  /// of its own, `hash0` and so on; their memory cells are `ratio` rows apart.
  mutating func addPedersen(ratio: Int, repetitions: Int) {
    let step = ratio * repetitions / 512
    for index in 0..<repetitions {
      addPedersenHash("pedersen/hash\(index)", step: step)
    }
    addPedersenMemory(ratio: ratio, repetitions: repetitions, hashHeight: 512 * step)
  }

  /// Adds the 18 constraints that entry 511 of the partial sum is the sum for both inputs.
  ///
  /// The selector's entries 0 and 256 are the two inputs.
  private mutating func addPedersenHash(_ name: String, step: Int) {
    let sumName = "\(name)/ec_subset_sum"
    let sum = curvePointColumn("\(sumName)/partial_sum")
    let inputHeight = 256 * step
    let hashHeight = 512 * step

    // Each input is used as an integer less than p, so that the hash has one value.
    addBitUnpacking(
      "\(sumName)/bit_unpacking",
      of: column("\(sumName)/selector"),
      on: ConstraintDomain(.every(inputHeight))
    )

    // Adds the points that the bits select. The points repeat with every hash: a periodic column.
    addSubsetSum(
      sumName,
      of: CurvePointExpression(
        x: CPUParameter.pedersenPointX.expression,
        y: CPUParameter.pedersenPointY.expression
      ),
      bitCount: 252,
      step: step,
      provesDistinctX: false
    )

    // The second input's sum starts where the first one's ends. With a free start it could end
    // anywhere, and every output could be reached from every pair of inputs. The end of the second
    // half is excepted: what follows it is the next hash.
    let secondInput = ConstraintDomain(
      .every(inputHeight),
      except: .every(hashHeight, offsets: [inputHeight])
    )
    add("\(name)/copy_point/x", on: secondInput, sum[256].x - sum[255].x)
    add("\(name)/copy_point/y", on: secondInput, sum[256].y - sum[255].y)

    // The first input's sum starts at the shift point, for the same reason.
    let shift = CurvePointExpression(Pedersen.shiftPoint)
    let hashes = ConstraintDomain(.every(hashHeight))
    add("\(name)/init/x", on: hashes, sum[0].x - shift.x)
    add("\(name)/init/y", on: hashes, sum[0].y - shift.y)
  }

  /// Adds the constraints that tie inputs and outputs to memory: 4, and 3 for each repetition.
  ///
  /// The hashes that share rows are consecutive instances: hash i uses the memory cells of entry i.
  private mutating func addPedersenMemory(ratio: Int, repetitions: Int, hashHeight: Int) {
    let input0 = memoryColumn("pedersen/input0")
    let input1 = memoryColumn("pedersen/input1")
    let output = memoryColumn("pedersen/output")
    let selectors = (0..<repetitions).map { column("pedersen/hash\($0)/ec_subset_sum/selector") }
    let sums = (0..<repetitions).map { column("pedersen/hash\($0)/ec_subset_sum/partial_sum/x") }
    let hashes = ConstraintDomain(.every(hashHeight))
    let instances = ConstraintDomain(.every(ratio))

    // The first cell of instance i is the first input of hash i. Without the three value rules
    // the hashes are right, but for inputs and outputs other than those in memory.
    for index in 0..<repetitions {
      add(
        "pedersen/input0_value\(index)",
        on: hashes,
        input0.value[index] - selectors[index][0]
      )
    }

    // Instances follow one another without a gap. The three address rules together leave no cell
    // of the segment out; a cell that no instance covers could hold anything and pass for a hash.
    add(
      "pedersen/input0_addr",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      input0.address[1] - (output.address[0] + 1)
    )

    // The segment begins where the public input says.
    add(
      "pedersen/init_addr",
      on: ConstraintDomain(.first),
      input0.address[0] - CPUParameter.pedersenBegin.expression
    )

    // The second cell of instance i is the second input of hash i.
    for index in 0..<repetitions {
      add(
        "pedersen/input1_value\(index)",
        on: hashes,
        input1.value[index] - selectors[index][256]
      )
    }

    // The second input is the cell after the first.
    add("pedersen/input1_addr", on: instances, input1.address[0] - (input0.address[0] + 1))

    // The third cell of instance i is the result of hash i, the x coordinate of the last sum.
    for index in 0..<repetitions {
      add(
        "pedersen/output_value\(index)",
        on: hashes,
        output.value[index] - sums[index][511]
      )
    }

    // The output is the cell after the second input.
    add("pedersen/output_addr", on: instances, output.address[0] - (input1.address[0] + 1))
  }
}
