import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("A dynamic layout with the places of all_cairo")
struct DynamicAllCairoTests {
  private let allCairo = CPULayout.layout(named: "all_cairo")

  @Test("has the columns of all_cairo")
  func columns() throws {
    let expected = try #require(allCairo)
    let dynamic = try dynamicLayout(expected)
    #expect(dynamic.ratios == expected.ratios)
    #expect(dynamic.publicMemoryStep == expected.publicMemoryStep)
    for (name, column) in expected.columns {
      #expect(dynamic.columns[name] == column, "\(name)")
    }
  }

  @Test(
    "composes to the value of all_cairo",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func composition() throws {
    let vector = try #require(AIRVectors.all["all_cairo"])
    let expected = CPUAIR(try #require(allCairo))
    let dynamic = CPUAIR(try dynamicLayout(expected.layout))
    // Entries of cells that all_cairo does not send are zero: no constraint uses them.
    var values: [Cell: Felt252] = [:]
    for (cell, value) in zip(expected.mask, AIRInputs.cells(of: expected)) { values[cell] = value }
    var counts = OperationCounts()
    let parameters = try dynamic.parameterValues(
      publicInput: AIRInputs.publicInput(dynamic.layout),
      interactionElements: AIRInputs.interactionElements(dynamic.layout),
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      counts: &counts
    )
    let value = try dynamic.compositionValue(
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      cells: dynamic.mask.map { values[$0] ?? .zero },
      parameters: parameters,
      challenge: AIRInputs.challenge,
      counts: &counts
    )
    #expect(value.description == vector.composition)
  }

  @Test("must not have two values for one cell")
  func conflictingValues() throws {
    let air = CPUAIR(try dynamicLayout(try #require(allCairo)))
    var cells = AIRInputs.cells(of: air)
    let entry = try #require(
      air.mask.indices.last { air.mask.firstIndex(of: air.mask[$0]) != $0 }
    )
    cells[entry] += .one
    let conflict = AIRRejection.composition(.conflictingValues(air.mask[entry]))
    var counts = OperationCounts()
    #expect(throws: conflict) {
      try air.compositionValue(
        at: AIRInputs.point,
        traceLength: 1 << 21,
        cells: cells,
        parameters: [Felt252](repeating: .one, count: CPUParameter.allCases.count),
        challenge: AIRInputs.challenge,
        counts: &counts
      )
    }
  }

  /// The layout `dynamic` with parameters that are read off a static layout.
  private func dynamicLayout(_ layout: CPULayout) throws -> CPULayout {
    try CPULayout.dynamic(
      parameters: DynamicParameterSpelling.parameters(of: layout),
      stepCount: 1 << 17
    )
  }
}
