import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("The Cairo constraints")
struct CPUAIRTests {
  @Test(
    "are compared in every layout",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func layouts() {
    let keys = Set(AIRVectors.keys)
    #expect(keys.isSuperset(of: LayoutVectors.staticKeys))
    #expect(keys.count > LayoutVectors.staticKeys.count)
  }

  @Test("are compared in our dynamic layouts, whatever else is at hand")
  func dynamicLayouts() {
    for key in ["dynamic/seed-1", "dynamic/seed-2"] {
      #expect(AIRVectors.keys.contains(key))
      #expect(AIRVectors.all[key]?.maskDigest != nil)
    }
  }

  @Test("compose to the values of Stone and cairo-lang", arguments: AIRVectors.keys)
  func composition(key: String) throws {
    let vector = try #require(AIRVectors.all[key])
    let air = CPUAIR(try #require(try AIRVectors.layout(key)))
    try air.validate(traceLength: vector.traceLength)
    var counts = OperationCounts()
    let value = try air.compositionValue(
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      cells: AIRInputs.cells(of: air),
      parameters: parameters(air, vector, &counts),
      challenge: AIRInputs.challenge,
      counts: &counts
    )
    #expect(value.description == vector.composition)
    #expect(counts.inversions == 2)
    #expect(counts.multiplications < 12000)
  }

  @Test("use the cells of the prover's mask", arguments: AIRVectors.keys)
  func mask(key: String) throws {
    let vector = try #require(AIRVectors.all[key])
    let mask = CPUAIR(try #require(try AIRVectors.layout(key))).mask
    #expect(mask.count == vector.maskSize)
    if let expected = vector.maskDigest {
      let lines = mask.map { "\($0.column),\($0.row)" }.joined(separator: "\n")
      #expect(SHA256.hexadecimalDigest(of: lines) == expected)
    }
  }

  @Test("take the public input in by Stone's products", arguments: AIRVectors.keys)
  func publicValues(key: String) throws {
    let vector = try #require(AIRVectors.all[key])
    let air = CPUAIR(try #require(try AIRVectors.layout(key)))
    var counts = OperationCounts()
    let values = try parameters(air, vector, &counts)
    let product = values[CPUParameter.memoryProduct.rawValue]
    #expect(product.description == vector.publicMemoryProduct)
    if let expected = vector.dilutedFinal {
      #expect(values[CPUParameter.dilutedFinal.rawValue].description == expected)
    }
  }

  @Test("contribute what Stone's components do", arguments: AIRVectors.keys)
  func components(key: String) throws {
    let vector = try #require(AIRVectors.all[key])
    let air = CPUAIR(try #require(try AIRVectors.layout(key)))
    var counts = OperationCounts()
    let parameters = try parameters(air, vector, &counts)
    var rest = builtConstraints(air.layout)[...]
    let order = [
      "cpu", "initial/final", "memory", "public_memory", "range_check16", "diluted_check",
      "pedersen", "range_check_builtin", "ecdsa", "bitwise", "ec_op", "keccak", "poseidon",
      "range_check96_builtin", "add_mod", "mul_mod",
    ]
    for name in order {
      guard let component = vector.components[name] else { continue }
      let program = ConstraintProgram(
        Array(rest.prefix(component.constraintCount)),
        mask: air.mask
      )
      rest = rest.dropFirst(component.constraintCount)
      let sum = try program.composition(
        at: AIRInputs.point,
        log2TraceLength: vector.traceLength.trailingZeroBitCount,
        cells: AIRInputs.cells(of: air),
        parameters: parameters,
        challenge: AIRInputs.challenge,
        counts: &counts
      )
      #expect(sum.description == component.sum, "\(name)")
    }
    #expect(rest.isEmpty)
  }

  @Test("have the values and quotients of Stone's constraints", arguments: AIRVectors.keys)
  func samples(key: String) throws {
    let vector = try #require(AIRVectors.all[key])
    let air = CPUAIR(try #require(try AIRVectors.layout(key)))
    var counts = OperationCounts()
    let parameters = try parameters(air, vector, &counts)
    for sample in vector.samples {
      let found = builtConstraints(air.layout).first { $0.constraint.name == sample.constraint }
      let constraint = try #require(found)
      #expect(constraint.index == sample.index)
      let program = ConstraintProgram([(0, constraint.constraint)], mask: air.mask)
      let cells = AIRInputs.cells(of: air)
      let values = program.constraintValues(cells: cells, parameters: parameters, counts: &counts)
      #expect(values.first?.description == sample.value)
      let quotient = try program.composition(
        at: AIRInputs.point,
        log2TraceLength: vector.traceLength.trailingZeroBitCount,
        cells: cells,
        parameters: parameters,
        challenge: AIRInputs.challenge,
        counts: &counts
      )
      let expected = try felt(sample.value) * felt(sample.numerator)
      #expect(try quotient * felt(sample.denominator) == expected)
    }
  }

  private func builtConstraints(
    _ layout: CPULayout
  ) -> [(index: Int, constraint: Constraint)] {
    var builder = CPUConstraintBuilder(layout: layout)
    builder.addComponents()
    return builder.constraints
  }

  private func parameters(
    _ air: CPUAIR,
    _ vector: AIRVectors.Vector,
    _ counts: inout OperationCounts
  ) throws -> [Felt252] {
    try air.parameterValues(
      publicInput: AIRInputs.publicInput(air.layout),
      interactionElements: AIRInputs.interactionElements(air.layout),
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      counts: &counts
    )
  }

  private func felt(_ digits: String) throws -> Felt252 {
    try #require(UInt256(hexadecimal: digits).flatMap { Felt252($0) })
  }
}
