import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("The Cairo constraints reject")
struct CPUAIRRejectionTests {
  private let traceLength: UInt64 = 1 << 21

  private func air(_ name: String) throws -> CPUAIR {
    try #require(CPUAIR.shared(named: name))
  }

  private func parameters(
    _ air: CPUAIR,
    _ publicInput: CairoPublicInput,
    interactionElements: [Felt252]? = nil
  ) throws -> [Felt252] {
    var counts = OperationCounts()
    return try air.parameterValues(
      publicInput: publicInput,
      interactionElements: interactionElements ?? AIRInputs.interactionElements(air.layout),
      at: AIRInputs.point,
      traceLength: traceLength,
      counts: &counts
    )
  }

  @Test(
    "a trace without whole components",
    arguments: [
      ("plain", 0, 16), ("plain", 8, 16), ("plain", 24, 16),
      ("recursive", 1 << 10, 2048),
      ("starknet", 1 << 14, 1 << 15),
      ("starknet_with_keccak", 1 << 18, 1 << 19), ("starknet_with_keccak", .max, 1 << 19),
    ]
  )
  func traceLength(name: String, length: UInt64, period: Int) throws {
    let air = try air(name)
    #expect(throws: AIRRejection.traceLength(length, multipleOf: period)) {
      try air.validate(traceLength: length)
    }
    try air.validate(traceLength: UInt64(period))
  }

  @Test("a public input without one of the segments")
  func missingSegment() throws {
    let air = try air("recursive")
    for segment in air.layout.segments where segment != .builtin(.output) {
      var publicInput = AIRInputs.publicInput(air.layout)
      publicInput.segments[segment] = nil
      #expect(throws: AIRRejection.missingSegment(segment)) {
        try parameters(air, publicInput)
      }
    }
  }

  @Test("a public memory without cells")
  func emptyPublicMemory() throws {
    let air = try air("plain")
    var publicInput = AIRInputs.publicInput(air.layout)
    publicInput.publicMemory = []
    #expect(throws: AIRRejection.emptyPublicMemory) { try parameters(air, publicInput) }
  }

  @Test("more public cells than the trace sets aside")
  func publicMemoryTooLarge() throws {
    let air = try air("plain")
    var publicInput = AIRInputs.publicInput(air.layout)
    let cell = PublicMemoryCell(address: 1, value: 2, page: 0)
    publicInput.publicMemory = Array(repeating: cell, count: 1 << 18)
    _ = try parameters(air, publicInput)
    publicInput.publicMemory.append(cell)
    let rejection = AIRRejection.publicMemoryTooLarge(
      cellCount: (1 << 18) + 1,
      capacity: 1 << 18
    )
    #expect(throws: rejection) { try parameters(air, publicInput) }
  }

  @Test("challenges that equal the image of a public cell")
  func undefinedMemoryProduct() throws {
    let air = try air("plain")
    var publicInput = AIRInputs.publicInput(air.layout)
    publicInput.publicMemory.append(PublicMemoryCell(address: 30, value: 4, page: 0))
    // z = address + α·value for α = 5.
    #expect(throws: AIRRejection.undefinedMemoryProduct) {
      try parameters(air, publicInput, interactionElements: [50, 5, 6])
    }
  }

  @Test("an out-of-domain point on the trace")
  func pointOnTrace() throws {
    let air = try air("recursive")
    let values = try parameters(air, AIRInputs.publicInput(air.layout))
    // Row 0 is in the domain of the very first constraint, row 1 in that of the flags.
    let root = Felt252.rootOfUnity(log2Order: 21)
    for point in [.one, root, root.power(16)] {
      var counts = OperationCounts()
      let rejection = AIRRejection.composition(
        .pointOnDomain(constraint: "cpu/decode/opcode_range_check/bit")
      )
      #expect(throws: rejection) {
        try air.compositionValue(
          at: point,
          traceLength: traceLength,
          cells: AIRInputs.cells(of: air),
          parameters: values,
          challenge: AIRInputs.challenge,
          counts: &counts
        )
      }
    }
  }
}
