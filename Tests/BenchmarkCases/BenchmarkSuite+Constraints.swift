import StarkAIR
import StarkAlgebra
import StarkCairo
import StarkVerifier
import StoneProofs
import TestSupport

extension BenchmarkSuite {
  /// The constraints of every layout at a point, periodic columns and all.
  static var constraints: [MeasuredCase] {
    // Parameters of `dynamic` come from a proof that is not shipped.
    CairoLayout.allCases.filter { $0 != .dynamic || SharedMaterial.isPresent }.map { layout in
      MeasuredCase("air/\(layout.rawValue)") { try evaluation(of: layout) }
    }
  }

  private static func evaluation(of layout: CairoLayout) throws -> () -> MeasuredRun {
    let traceLength: UInt64 = 1 << 24
    let air = try air(layout)
    try air.validate(traceLength: traceLength)
    var generator = SeededGenerator(seed: 1)
    // The mask of `dynamic` has cells twice; their values must agree.
    let cells = air.mask.map { Felt252(UInt64(7 * $0.column + 1)) * Felt252(UInt64($0.row + 2)) }
    let elements = (0..<air.layout.interactionElementCount).map { _ in generator.nextFelt() }
    let (point, challenge) = (generator.nextFelt(), generator.nextFelt())
    let input = publicInput(of: air)
    return {
      var counts = OperationCounts()
      let parameters = try? air.parameterValues(
        publicInput: input,
        interactionElements: elements,
        at: point,
        traceLength: traceLength,
        counts: &counts
      )
      let value = try? air.compositionValue(
        at: point,
        traceLength: traceLength,
        cells: cells,
        parameters: parameters ?? [],
        challenge: challenge,
        counts: &counts
      )
      precondition(value != nil, "the constraints have no value")
      return MeasuredRun()
    }
  }

  private static func air(_ layout: CairoLayout) throws -> CPUAIR {
    if let air = CPUAIR.shared(named: layout.rawValue) { return air }
    let bytes = try SharedProof(path: "peers/swiftness-dynamic-cairo0_stone6.json").bytes()
    let input = try StoneProofFile(decoding: bytes).publicInput
    let parameters = input.dynamicParameters ?? [:]
    return CPUAIR(try CPULayout.dynamic(parameters: parameters, stepCount: input.stepCount))
  }

  /// A public input with every segment of the layout and 64 cells of memory.
  private static func publicInput(of air: CPUAIR) -> CairoPublicInput {
    let segments = air.layout.segments.map { ($0, MemorySegment(begin: 1, stop: 5)) }
    return CairoPublicInput(
      layoutName: air.layout.name,
      stepCount: 4096,
      rangeCheckMinimum: 0,
      rangeCheckMaximum: 65535,
      segments: Dictionary(uniqueKeysWithValues: segments),
      publicMemory: (1...64).map { address in
        PublicMemoryCell(address: address, value: Felt252(3 * address), page: 0)
      },
      dynamicParameters: nil
    )
  }
}
