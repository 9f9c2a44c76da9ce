import StarkAlgebra
import StarkCairo
import Testing

@Suite("Memory segments")
struct CairoSegmentsTests {
  /// One change of the toy run and the rejection it must meet.
  struct Mutation: CustomTestStringConvertible {
    let testDescription: String
    let rejection: SegmentRejection
    let apply: @Sendable (inout ToyRun) -> Void
  }

  static let output = SegmentName.builtin(.output)
  static let pedersen = SegmentName.builtin(.pedersen)
  static let rangeCheck = SegmentName.builtin(.rangeCheck)

  static let mutations = [
    Mutation(testDescription: "a segment removed", rejection: .missing(pedersen)) {
      $0.input.segments[pedersen] = nil
    },
    Mutation(testDescription: "program removed", rejection: .missing(.program)) {
      $0.input.segments[.program] = nil
    },
    Mutation(testDescription: "a segment added", rejection: .unexpected(.builtin(.ecdsa))) {
      $0.move(.builtin(.ecdsa), begin: 50, stop: 50)
    },
    Mutation(testDescription: "program reversed", rejection: .reversed(.program)) {
      $0.move(.program, begin: 5, stop: 1)
    },
    Mutation(testDescription: "execution reversed", rejection: .reversed(.execution)) {
      $0.move(.execution, begin: 20, stop: 11)
    },
    Mutation(testDescription: "output reversed", rejection: .reversed(output)) {
      $0.move(output, begin: 24, stop: 20)
    },
    Mutation(testDescription: "pedersen reversed", rejection: .reversed(pedersen)) {
      $0.move(pedersen, begin: 30, stop: 24)
    },
    Mutation(
      testDescription: "part of an instance",
      rejection: .partialInstance(.pedersen, cellCount: 5)
    ) { $0.move(pedersen, begin: 24, stop: 29) },
    Mutation(
      testDescription: "one instance more than the trace has",
      rejection: .overCapacity(.pedersen, instanceCount: 5, capacity: 4)
    ) { $0.move(pedersen, begin: 24, stop: 39) },
    Mutation(
      testDescription: "a builtin that is switched off and used",
      rejection: .overCapacity(.rangeCheck, instanceCount: 1, capacity: 0)
    ) {
      $0.move(rangeCheck, begin: 36, stop: 37)
      $0.limits = CairoLimits(
        segments: $0.limits.segments,
        instanceCapacities: [.pedersen: 4],
        publicMemoryCapacity: 32
      )
    },
    Mutation(testDescription: "beyond the last address", rejection: .outOfRange(rangeCheck)) {
      $0.move(rangeCheck, begin: .max - 7, stop: .max - 7)
    },
    Mutation(
      testDescription: "output into the builtin after it",
      rejection: .overlapping(output, pedersen)
    ) { $0.move(output, begin: 20, stop: 25) },
    Mutation(
      testDescription: "a builtin moved up into the unused part of the one before",
      rejection: .overlapping(pedersen, rangeCheck)
    ) { $0.move(rangeCheck, begin: 35, stop: 35) },
    Mutation(
      testDescription: "a builtin moved down into the next",
      rejection: .overlapping(pedersen, rangeCheck)
    ) { $0.move(pedersen, begin: 27, stop: 33) },
    Mutation(
      testDescription: "output over the execution",
      rejection: .overlapping(.execution, output)
    ) { $0.move(output, begin: 18, stop: 22) },
    Mutation(
      testDescription: "output over the program",
      rejection: .overlapping(.program, output)
    ) { $0.move(output, begin: 7, stop: 9) },
    Mutation(
      testDescription: "output over the frame cells",
      rejection: .overlapping(output, .execution)
    ) { $0.move(output, begin: 9, stop: 11) },
    Mutation(
      testDescription: "an empty segment inside another",
      rejection: .overlapping(.execution, output)
    ) { $0.move(output, begin: 15, stop: 15) },
    Mutation(
      testDescription: "program beyond the execution",
      rejection: .overlapping(.program, .execution)
    ) { $0.move(.program, begin: 1, stop: 9) },
    Mutation(
      testDescription: "execution below all memory",
      rejection: .overlapping(.program, .execution)
    ) { $0.move(.execution, begin: 1, stop: 20) },
    Mutation(
      testDescription: "range-check bounds reversed",
      rejection: .rangeCheckBounds(minimum: 0x10, maximum: 0xf)
    ) { ($0.input.rangeCheckMinimum, $0.input.rangeCheckMaximum) = (0x10, 0xf) },
    Mutation(
      testDescription: "range-check bounds of 17 bits",
      rejection: .rangeCheckBounds(minimum: 0, maximum: 0x1_0000)
    ) { $0.input.rangeCheckMaximum = 0x1_0000 },
  ]

  @Test("segments that no run has are refused by name", arguments: mutations)
  func mutation(_ mutation: Mutation) {
    var run = ToyRun()
    mutation.apply(&run)
    #expect(throws: StatementRejection.segments(mutation.rejection)) { try run.statement() }
  }

  @Test("a full builtin and a range-check pool of one value are accepted")
  func extremes() throws {
    var run = ToyRun()
    run.move(Self.pedersen, begin: 24, stop: 36)
    run.set(19, to: 36)
    (run.input.rangeCheckMinimum, run.input.rangeCheckMaximum) = (7, 7)
    #expect(try run.statement().uncheckedItems.isEmpty)
  }

  @Test("sizes that overflow an address are refused, whatever the trace claims to hold")
  func overflow() {
    var run = ToyRun()
    run.limits = CairoLimits(
      segments: run.limits.segments,
      instanceCapacities: [.pedersen: .max, .rangeCheck: 8],
      publicMemoryCapacity: 32
    )
    #expect(throws: StatementRejection.segments(.outOfRange(Self.pedersen))) {
      try run.statement()
    }
  }
}
